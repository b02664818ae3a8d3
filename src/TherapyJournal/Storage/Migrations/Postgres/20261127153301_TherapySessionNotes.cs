using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TherapyJournal.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TherapySessionNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "therapy_session_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    therapist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    key_version = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    patient_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_therapy_session_notes", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_therapy_session_notes_patient_id",
                table: "therapy_session_notes",
                column: "patient_id"
            );

            migrationBuilder.CreateIndex(
                name: "IX_therapy_session_notes_session_id_therapist_id_number",
                table: "therapy_session_notes",
                columns: new[] { "session_id", "therapist_id", "number" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "therapy_session_notes");
        }
    }
}
