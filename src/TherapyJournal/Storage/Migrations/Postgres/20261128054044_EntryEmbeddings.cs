using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TherapyJournal.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EntryEmbeddings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "entry_embeddings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    model = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    key_version = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    patient_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry_embeddings", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_entries_patient_id_id_version",
                table: "entries",
                columns: new[] { "patient_id", "id", "version" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_entry_embeddings_entry_id_model",
                table: "entry_embeddings",
                columns: new[] { "entry_id", "model" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_entry_embeddings_patient_id_id",
                table: "entry_embeddings",
                columns: new[] { "patient_id", "id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "entry_embeddings");

            migrationBuilder.DropIndex(name: "IX_entries_patient_id_id_version", table: "entries");
        }
    }
}
