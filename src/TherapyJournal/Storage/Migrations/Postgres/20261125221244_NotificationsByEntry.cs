using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TherapyJournal.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class NotificationsByEntry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_notifications_therapist_id_entry_id", table: "notifications");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_entry_id_therapist_id",
                table: "notifications",
                columns: new[] { "entry_id", "therapist_id" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_notifications_entry_id_therapist_id", table: "notifications");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_therapist_id_entry_id",
                table: "notifications",
                columns: new[] { "therapist_id", "entry_id" },
                unique: true
            );
        }
    }
}
