"""Programs of others: client credentials, scopes by place, quotas."""
