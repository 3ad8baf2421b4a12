using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EduStream.Catalog.Database.Migrations;

/// <summary>Posters and chapters.</summary>
[DbContext(typeof(CatalogDb))]
[Migration("20261125000000_AddVideoExtras")]
internal sealed class AddVideoExtras : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "VideoExtras",
        table => new
        {
            VideoId = table.Column<Guid>(), PosterVersion = table.Column<int>(nullable: true), PosterSeconds = table.Column<string>(), BestPoster = table.Column<int>(),
            ChosenPoster = table.Column<int>(nullable: true), ChaptersVersion = table.Column<int>(nullable: true), FileChapters = table.Column<string>(),
            ProposedChapters = table.Column<string>(), OwnChapters = table.Column<string>(nullable: true), Revision = table.Column<int>(),
        },
        constraints: table =>
        {
            table.PrimaryKey("PK_VideoExtras", extras => extras.VideoId);
            table.ForeignKey("FK_VideoExtras_Videos_VideoId", extras => extras.VideoId, "Videos", "Id", onDelete: ReferentialAction.Cascade);
        });
}
