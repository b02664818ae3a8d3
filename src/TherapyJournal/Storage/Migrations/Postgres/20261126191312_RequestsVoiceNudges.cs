using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TherapyJournal.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RequestsVoiceNudges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "nudges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    therapist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    push_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    key_version = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    patient_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_nudges", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "patient_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    key_version = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    patient_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patient_requests", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "recordings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    key_version = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    patient_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recordings", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_nudges_patient_id", table: "nudges", column: "patient_id");

            migrationBuilder.CreateIndex(
                name: "IX_nudges_therapist_id_entry_id",
                table: "nudges",
                columns: new[] { "therapist_id", "entry_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_patient_requests_patient_id",
                table: "patient_requests",
                column: "patient_id"
            );

            migrationBuilder.CreateIndex(name: "IX_recordings_entry_id", table: "recordings", column: "entry_id");

            migrationBuilder.CreateIndex(name: "IX_recordings_patient_id", table: "recordings", column: "patient_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "nudges");

            migrationBuilder.DropTable(name: "patient_requests");

            migrationBuilder.DropTable(name: "recordings");
        }
    }
}
