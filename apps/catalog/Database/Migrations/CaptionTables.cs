using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EduStream.Catalog.Database.Migrations;

[DbContext(typeof(CatalogDb))]
[Migration("20261125104000_CaptionTables")]
internal sealed class CaptionTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "CaptionSets",
            table => new { VideoId = table.Column<Guid>(), Revision = table.Column<int>(), Listed = table.Column<int>() },
            constraints: table =>
            {
                table.PrimaryKey("PK_CaptionSets", set => set.VideoId);
                table.ForeignKey("FK_CaptionSets_Videos_VideoId", set => set.VideoId, "Videos", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            "Captions",
            table => new
            {
                VideoId = table.Column<Guid>(), Revision = table.Column<int>(), Language = table.Column<string>(maxLength: 35), Label = table.Column<string>(maxLength: 100, nullable: true),
                Kind = table.Column<string>(maxLength: 20), Origin = table.Column<string>(maxLength: 20), Version = table.Column<int>(nullable: true), IsCurrent = table.Column<bool>(),
                File = table.Column<string>(maxLength: 32), Format = table.Column<string>(maxLength: 10), Bytes = table.Column<long>(), Cues = table.Column<int>(), Report = table.Column<string>(),
                ChangedAt = table.Column<DateTimeOffset>(), ChangedBy = table.Column<string>(maxLength: 200),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Captions", track => new { track.VideoId, track.Revision });
                table.ForeignKey("FK_Captions_CaptionSets_VideoId", track => track.VideoId, "CaptionSets", "VideoId", onDelete: ReferentialAction.Cascade);
            });
    }
}
