using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TherapyJournal.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeptRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kept_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_records", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_kept_records_patient_id",
                table: "kept_records",
                column: "patient_id",
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "kept_records");
        }
    }
}
