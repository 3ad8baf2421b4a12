using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EduStream.Catalog.Database.Migrations;

/// <summary>Versions made anew from a source, gone back to, retired and removed; sources that expire.</summary>
[DbContext(typeof(CatalogDb))]
[Migration("20261125150001_VersionHistory")]
internal sealed class VersionHistory : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("RequestId", "Versions", nullable: true);
        migrationBuilder.AddColumn<string>("MadeBy", "Versions", maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("LeftAt", "Versions", nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("RetiredAt", "Versions", nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("RemovedAt", "Versions", nullable: true);
        migrationBuilder.AddColumn<Guid>("RepublishId", "Videos", nullable: true);
        migrationBuilder.AddColumn<string>("RepublishBy", "Videos", maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<DateTimeOffset>("SourceExpiredAt", "Uploads", nullable: true);
        migrationBuilder.AddColumn<int>("KeepSourceDays", "Courses", nullable: true);
    }
}
