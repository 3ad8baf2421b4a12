using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EduStream.Catalog.Database.Migrations;

/// <summary>A version that failed may be kept for a while and taken up by a later run.</summary>
[DbContext(typeof(CatalogDb))]
[Migration("20261125150000_VersionRuns")]
internal sealed class VersionRuns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("Run", "Versions", defaultValue: 1);
        migrationBuilder.AddColumn<DateTimeOffset>("KeptUntil", "Versions", nullable: true);
    }
}
