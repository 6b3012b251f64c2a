"""The queue: numbers, calls, visits, appointments; each commune sees its own."""

import django.db.models.deletion
from django.db import migrations, models

from nhipcau.kernel.walls import wall

TABLES = ("desk_service", "desk_screen", "desk_series", "desk_ticket", "desk_help", "desk_call", "desk_appointment")


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Screen",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("code", models.CharField(max_length=11, unique=True)),
                ("kind", models.CharField(max_length=10)),
                ("opened_by", models.UUIDField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_screen",
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("name", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=10)),
                ("fields", models.JSONField(default=list)),
                ("slot_limit", models.PositiveSmallIntegerField(default=0)),
                ("open", models.BooleanField(default=True)),
                ("rank", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "db_table": "desk_service",
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("letter", models.CharField(max_length=1)),
                ("until", models.DateTimeField()),
            ],
            options={
                "db_table": "desk_series",
                "constraints": [models.UniqueConstraint(fields=("place", "letter"), name="series_lent_once")],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("day", models.DateField()),
                ("series", models.CharField(max_length=1)),
                ("number", models.PositiveIntegerField()),
                ("quick", models.BooleanField()),
                ("source", models.CharField(max_length=10)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("taken_at", models.DateTimeField()),
                ("since", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("preparation", models.UUIDField(null=True)),
                ("resident", models.UUIDField(null=True)),
                ("counter", models.PositiveSmallIntegerField(null=True)),
                ("called_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "desk_ticket",
                "indexes": [models.Index(fields=["place", "day", "state"], name="ticket_of_day"), models.Index(condition=models.Q(("resident__isnull", False)), fields=["resident"], name="ticket_of_person")],
                "constraints": [models.UniqueConstraint(fields=("place", "day", "series", "number"), name="number_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Help",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("outcome", models.CharField(blank=True, default="", max_length=12)),
                ("mode", models.CharField(blank=True, default="", max_length=10)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.UUIDField(null=True)),
                ("service", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="helps", to="desk.service")),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="helps", to="desk.ticket")),
            ],
            options={
                "db_table": "desk_help",
                "constraints": [models.UniqueConstraint(fields=("ticket", "service"), name="one_help_each")],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(max_length=80)),
                ("counter", models.PositiveSmallIntegerField()),
                ("officer", models.UUIDField()),
                ("quick", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_as", models.CharField(blank=True, default="", max_length=10)),
                ("ticket", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="calls", to="desk.ticket")),
            ],
            options={
                "db_table": "desk_call",
                "indexes": [models.Index(fields=["place", "at"], name="call_of_day")],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("place", models.CharField(db_index=True, max_length=80)),
                ("code", models.CharField(max_length=11, unique=True)),
                ("at", models.DateTimeField()),
                ("state", models.CharField(default="booked", max_length=10)),
                ("made_at", models.DateTimeField()),
                ("service", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="appointments", to="desk.service")),
                ("ticket", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="appointments", to="desk.ticket")),
            ],
            options={
                "db_table": "desk_appointment",
                "indexes": [models.Index(fields=["place", "at"], name="appointment_of_slot")],
            },
        ),
        *(wall(table) for table in TABLES),
    ]
