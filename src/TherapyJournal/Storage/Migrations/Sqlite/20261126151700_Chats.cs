using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TherapyJournal.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Chats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "chat_invites",
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
                    table.PrimaryKey("PK_chat_invites", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "entry_parts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    message_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry_parts", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "incoming_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incoming_messages", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "patient_chats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    chat_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    key_version = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    patient_id = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patient_chats", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "pollers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                    next = table.Column<long>(type: "INTEGER", nullable: true),
                    next_at = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pollers", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "received_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_received_messages", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_chat_invites_patient_id",
                table: "chat_invites",
                column: "patient_id",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_entry_parts_entry_id", table: "entry_parts", column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "IX_entry_parts_message_hash",
                table: "entry_parts",
                column: "message_hash",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_entry_parts_patient_id", table: "entry_parts", column: "patient_id");

            migrationBuilder.CreateIndex(
                name: "IX_incoming_messages_patient_id",
                table: "incoming_messages",
                column: "patient_id"
            );

            migrationBuilder.CreateIndex(
                name: "IX_patient_chats_chat_hash",
                table: "patient_chats",
                column: "chat_hash",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_patient_chats_patient_id",
                table: "patient_chats",
                column: "patient_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_received_messages_received_at",
                table: "received_messages",
                column: "received_at"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "chat_invites");

            migrationBuilder.DropTable(name: "entry_parts");

            migrationBuilder.DropTable(name: "incoming_messages");

            migrationBuilder.DropTable(name: "patient_chats");

            migrationBuilder.DropTable(name: "pollers");

            migrationBuilder.DropTable(name: "received_messages");
        }
    }
}
