using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TherapyJournal.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    chain = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_lines", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alerts", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "caseloads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    therapist_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseloads", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "data_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    master_key_id = table.Column<string>(type: "TEXT", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_keys", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    prompt_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    delivery_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entries", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "entry_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry_versions", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "goals",
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
                    table.PrimaryKey("PK_goals", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "lanes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lanes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ledger_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_lines", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    therapist_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "patients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    erase_due = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patients", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "practices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_practices", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "prompts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    based_on_entry_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prompts", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "reflections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reflections", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "standings",
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
                    table.PrimaryKey("PK_standings", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "suggested_goals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_suggested_goals", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "summaries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_summaries", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "therapists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_therapists", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "therapy_sessions",
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
                    table.PrimaryKey("PK_therapy_sessions", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "work_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lane_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_number = table.Column<int>(type: "INTEGER", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    fault = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_work_items", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_access_lines_patient_id_sequence",
                table: "access_lines",
                columns: new[] { "patient_id", "sequence" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_alerts_patient_id", table: "alerts", column: "patient_id");

            migrationBuilder.CreateIndex(name: "IX_caseloads_patient_id", table: "caseloads", column: "patient_id");

            migrationBuilder.CreateIndex(
                name: "IX_caseloads_therapist_id_patient_id",
                table: "caseloads",
                columns: new[] { "therapist_id", "patient_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_data_keys_patient_id", table: "data_keys", column: "patient_id");

            migrationBuilder.CreateIndex(
                name: "IX_entries_delivery_hash",
                table: "entries",
                column: "delivery_hash",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_entries_patient_id_recorded_at",
                table: "entries",
                columns: new[] { "patient_id", "recorded_at" }
            );

            migrationBuilder.CreateIndex(name: "IX_entries_prompt_id", table: "entries", column: "prompt_id");

            migrationBuilder.CreateIndex(
                name: "IX_entry_versions_entry_id_number",
                table: "entry_versions",
                columns: new[] { "entry_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_entry_versions_patient_id",
                table: "entry_versions",
                column: "patient_id"
            );

            migrationBuilder.CreateIndex(name: "IX_goals_patient_id", table: "goals", column: "patient_id");

            migrationBuilder.CreateIndex(name: "IX_lanes_due", table: "lanes", column: "due");

            migrationBuilder.CreateIndex(name: "IX_lanes_patient_id", table: "lanes", column: "patient_id");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_lines_kind_subject_id",
                table: "ledger_lines",
                columns: new[] { "kind", "subject_id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_notifications_patient_id",
                table: "notifications",
                column: "patient_id"
            );

            migrationBuilder.CreateIndex(
                name: "IX_notifications_therapist_id_entry_id",
                table: "notifications",
                columns: new[] { "therapist_id", "entry_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_outbox_patient_id_delivered_at",
                table: "outbox",
                columns: new[] { "patient_id", "delivered_at" }
            );

            migrationBuilder.CreateIndex(name: "IX_patients_name_hash", table: "patients", column: "name_hash");

            migrationBuilder.CreateIndex(
                name: "IX_prompts_based_on_entry_id",
                table: "prompts",
                column: "based_on_entry_id"
            );

            migrationBuilder.CreateIndex(
                name: "IX_prompts_patient_id_asked_at",
                table: "prompts",
                columns: new[] { "patient_id", "asked_at" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_reflections_entry_id",
                table: "reflections",
                column: "entry_id",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_reflections_patient_id", table: "reflections", column: "patient_id");

            migrationBuilder.CreateIndex(
                name: "IX_standings_patient_id",
                table: "standings",
                column: "patient_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_suggested_goals_entry_id",
                table: "suggested_goals",
                column: "entry_id"
            );

            migrationBuilder.CreateIndex(
                name: "IX_suggested_goals_patient_id",
                table: "suggested_goals",
                column: "patient_id"
            );

            migrationBuilder.CreateIndex(
                name: "IX_summaries_entry_id",
                table: "summaries",
                column: "entry_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_summaries_patient_id_recorded_at",
                table: "summaries",
                columns: new[] { "patient_id", "recorded_at" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_therapy_sessions_patient_id",
                table: "therapy_sessions",
                column: "patient_id"
            );

            migrationBuilder.CreateIndex(
                name: "IX_work_items_lane_id_id",
                table: "work_items",
                columns: new[] { "lane_id", "id" }
            );

            migrationBuilder.CreateIndex(name: "IX_work_items_patient_id", table: "work_items", column: "patient_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "access_lines");

            migrationBuilder.DropTable(name: "alerts");

            migrationBuilder.DropTable(name: "caseloads");

            migrationBuilder.DropTable(name: "data_keys");

            migrationBuilder.DropTable(name: "entries");

            migrationBuilder.DropTable(name: "entry_versions");

            migrationBuilder.DropTable(name: "goals");

            migrationBuilder.DropTable(name: "lanes");

            migrationBuilder.DropTable(name: "ledger_lines");

            migrationBuilder.DropTable(name: "notifications");

            migrationBuilder.DropTable(name: "outbox");

            migrationBuilder.DropTable(name: "patients");

            migrationBuilder.DropTable(name: "practices");

            migrationBuilder.DropTable(name: "prompts");

            migrationBuilder.DropTable(name: "reflections");

            migrationBuilder.DropTable(name: "standings");

            migrationBuilder.DropTable(name: "suggested_goals");

            migrationBuilder.DropTable(name: "summaries");

            migrationBuilder.DropTable(name: "therapists");

            migrationBuilder.DropTable(name: "therapy_sessions");

            migrationBuilder.DropTable(name: "work_items");
        }
    }
}
