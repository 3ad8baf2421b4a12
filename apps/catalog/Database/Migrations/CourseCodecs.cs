using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EduStream.Catalog.Database.Migrations;

/// <summary>Codecs beside H.264: what a course wants, and what was decided when a version started. Lists in JSON.</summary>
[DbContext(typeof(CatalogDb))]
[Migration("20261125160300_CourseCodecs")]
internal sealed class CourseCodecs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Codecs", "Courses", defaultValue: "[]");
        migrationBuilder.AddColumn<string>("Codecs", "Versions", defaultValue: "[]");
    }
}
