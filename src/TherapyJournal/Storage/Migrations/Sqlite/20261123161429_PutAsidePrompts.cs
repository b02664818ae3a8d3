using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TherapyJournal.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PutAsidePrompts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "put_aside_at", table: "prompts", type: "INTEGER", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "put_aside_at", table: "prompts");
        }
    }
}
