using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TherapyJournal.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Assistants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "disclosures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "model_calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_calls", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "step_uses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    model = table.Column<string>(type: "TEXT", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    calls = table.Column<long>(type: "INTEGER", nullable: false),
                    failed = table.Column<long>(type: "INTEGER", nullable: false),
                    stopped = table.Column<long>(type: "INTEGER", nullable: false),
                    tokens_in = table.Column<long>(type: "INTEGER", nullable: false),
                    tokens_cached = table.Column<long>(type: "INTEGER", nullable: false),
                    tokens_out = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_step_uses", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "token_uses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    tokens = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_token_uses", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "words_ahead",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_words_ahead", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_patient_id",
                table: "disclosures",
                column: "patient_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_model_calls_patient_id_at",
                table: "model_calls",
                columns: new[] { "patient_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_step_uses_step_model",
                table: "step_uses",
                columns: new[] { "step", "model" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_token_uses_patient_id_day",
                table: "token_uses",
                columns: new[] { "patient_id", "day" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_words_ahead_entry_id", table: "words_ahead", column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "IX_words_ahead_patient_id_closed_at",
                table: "words_ahead",
                columns: new[] { "patient_id", "closed_at" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "disclosures");

            migrationBuilder.DropTable(name: "model_calls");

            migrationBuilder.DropTable(name: "step_uses");

            migrationBuilder.DropTable(name: "token_uses");

            migrationBuilder.DropTable(name: "words_ahead");
        }
    }
}
