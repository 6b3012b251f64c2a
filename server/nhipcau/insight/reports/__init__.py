"""Reports of month and quarter as DOCX, XLSX and PDF, from templates that an office can edit."""
