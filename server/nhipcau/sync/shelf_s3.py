"""The shelf as a bucket of any store that speaks S3. Needs the extra ``s3``; credentials as boto3 finds them."""

import tempfile
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit
from uuid import UUID

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

from nhipcau.sync.shelf import STEP

MEMORY = 1024 * 1024  # bytes of a file held in memory before it goes through a temporary file
MANY = 1000  # objects that one request may delete
PARTS = TransferConfig(multipart_threshold=8 * 1024 * 1024, multipart_chunksize=8 * 1024 * 1024, use_threads=False)


class Bucket:
    """A bucket named as ``https://host/bucket``: ``coming/<upload>/<piece>`` and ``kept/<commune>/<aa>/<digest>``."""

    def __init__(self, where: str) -> None:
        """Use this bucket; it has to be there."""
        parts = urlsplit(where)
        self._bucket = parts.path.strip("/")
        if not self._bucket or parts.scheme not in {"http", "https"}:
            raise ValueError("NHIPCAU_FILES_S3 must read https://host/bucket")
        patience = Config(connect_timeout=5, read_timeout=30, retries={"max_attempts": 3, "mode": "standard"})
        self._store = boto3.client("s3", endpoint_url=f"{parts.scheme}://{parts.netloc}", config=patience)

    def put_piece(self, upload: UUID, name: str, content: bytes) -> None:
        """Keep one piece as an object of its own; the store answers when it is safe."""
        self._store.put_object(Bucket=self._bucket, Key=f"coming/{upload}/{name}", Body=content)

    def pieces(self, upload: UUID) -> dict[str, int]:
        """Return the pieces in the bucket and their lengths."""
        before = f"coming/{upload}/"
        pages = self._store.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=before)
        return {one["Key"].removeprefix(before): int(one["Size"]) for page in pages for one in page.get("Contents", ())}

    def read_piece(self, upload: UUID, name: str) -> bytes:
        """Return one piece, or raise LookupError."""
        try:
            found = self._store.get_object(Bucket=self._bucket, Key=f"coming/{upload}/{name}")
        except ClientError as error:
            raise _missing(error) from error
        return bytes(found["Body"].read())

    def drop_pieces(self, upload: UUID, names: Iterable[str] | None = None) -> None:
        """Delete these pieces, or all of the upload."""
        keys = [f"coming/{upload}/{name}" for name in (self.pieces(upload) if names is None else names)]
        for start in range(0, len(keys), MANY):
            objects = [{"Key": key} for key in keys[start : start + MANY]]
            self._store.delete_objects(Bucket=self._bucket, Delete={"Objects": objects, "Quiet": True})

    def keep(self, folder: str, digest: str, content: Iterable[bytes]) -> None:
        """Send a whole file, a large one in parts; the store shows it only when all of it is there."""
        with tempfile.SpooledTemporaryFile(max_size=MEMORY) as file:
            for part in content:
                file.write(part)
            file.seek(0)
            self._store.upload_fileobj(file, self._bucket, self._key(folder, digest), Config=PARTS)

    def has(self, folder: str, digest: str) -> bool:
        """Say whether the object is there."""
        try:
            self._store.head_object(Bucket=self._bucket, Key=self._key(folder, digest))
        except ClientError as error:
            if not isinstance(_missing(error), LookupError):
                raise
            return False
        return True

    def read(self, folder: str, digest: str, start: int, end: int) -> Iterator[bytes]:
        """Yield a part of an object in small steps."""
        asked = f"bytes={start}-{end - 1}"
        try:
            found = self._store.get_object(Bucket=self._bucket, Key=self._key(folder, digest), Range=asked)
        except ClientError as error:
            raise _missing(error) from error
        return iter(found["Body"].iter_chunks(STEP))

    def remove(self, folder: str, digest: str) -> None:
        """Delete an object."""
        self._store.delete_object(Bucket=self._bucket, Key=self._key(folder, digest))

    def _key(self, folder: str, digest: str) -> str:
        return f"kept/{folder}/{digest[:2]}/{digest}"


def _missing(error: ClientError) -> Exception:
    """Tell an object that is not there from a store in trouble."""
    code = str(error.response.get("Error", {}).get("Code", ""))
    return LookupError(code) if code in {"404", "NoSuchKey", "NotFound"} else error
