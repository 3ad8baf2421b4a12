using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EduStream.Catalog.Database.Migrations;

/// <summary>A lesson may hold a second video beside its main one.</summary>
[DbContext(typeof(CatalogDb))]
[Migration("20261125153000_CompanionTables")]
internal sealed class CompanionTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_Videos_LessonId", "Videos");
        migrationBuilder.AddColumn<bool>("IsCompanion", "Videos", defaultValue: false);
        migrationBuilder.CreateIndex("IX_Videos_LessonId_IsCompanion", "Videos", ["LessonId", "IsCompanion"], unique: true);
        migrationBuilder.CreateTable(
            "Companions",
            table => new
            {
                VideoId = table.Column<Guid>(), Role = table.Column<string>(maxLength: 20), OwnOffset = table.Column<double>(nullable: true),
                MeasuredOffset = table.Column<double>(nullable: true), Confidence = table.Column<double>(nullable: true), MeasuredAt = table.Column<DateTimeOffset>(nullable: true),
                Revision = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Companions", companion => companion.VideoId);
                table.ForeignKey("FK_Companions_Videos_VideoId", companion => companion.VideoId, "Videos", "Id", onDelete: ReferentialAction.Cascade);
            });
    }
}
