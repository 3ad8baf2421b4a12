using EduStream.Catalog.Outbox;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace EduStream.Catalog.Database.Migrations;

/// <summary>
/// Written by hand without column types, so that one class serves SQLite and PostgreSQL: each provider takes its own type for the C# type.
/// </summary>
[DbContext(typeof(CatalogDb))]
[Migration("20261101000000_InitialTables")]
internal sealed class InitialTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateCourses(migrationBuilder);
        CreateVideos(migrationBuilder);
        CreateOutbox(migrationBuilder);
    }

    private static void CreateCourses(MigrationBuilder tables)
    {
        tables.CreateTable(
            "Courses",
            table => new
            {
                Id = table.Column<Guid>(), Title = Text(table, 200), Access = Text(table, 20), OwnerId = Text(table, 200), CreatedAt = table.Column<DateTimeOffset>(),
                Revision = table.Column<int>(), LessonCount = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_Courses", course => course.Id));
        tables.CreateIndex("IX_Courses_OwnerId", "Courses", "OwnerId");
        tables.CreateTable(
            "Enrolments",
            table => new { CourseId = table.Column<Guid>(), UserId = Text(table, 200), EnrolledAt = table.Column<DateTimeOffset>() },
            constraints: table =>
            {
                table.PrimaryKey("PK_Enrolments", enrolment => new { enrolment.CourseId, enrolment.UserId });
                table.ForeignKey("FK_Enrolments_Courses_CourseId", enrolment => enrolment.CourseId, "Courses", "Id", onDelete: ReferentialAction.Cascade);
            });
        tables.CreateTable(
            "Lessons",
            table => new
            {
                Id = table.Column<Guid>(), CourseId = table.Column<Guid>(), Title = Text(table, 200), Position = table.Column<int>(), CreatedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Lessons", lesson => lesson.Id);
                table.ForeignKey("FK_Lessons_Courses_CourseId", lesson => lesson.CourseId, "Courses", "Id", onDelete: ReferentialAction.Cascade);
            });
        tables.CreateIndex("IX_Lessons_CourseId_Position", "Lessons", ["CourseId", "Position"], unique: true);
    }

    private static void CreateVideos(MigrationBuilder tables)
    {
        tables.CreateTable(
            "Videos",
            table => new
            {
                Id = table.Column<Guid>(), LessonId = table.Column<Guid>(), CreatedAt = table.Column<DateTimeOffset>(), State = Text(table, 20),
                Playable = table.Column<int>(nullable: true), Published = table.Column<int>(nullable: true), DurationSeconds = table.Column<double>(nullable: true),
                Reason = Text(table, 100, nullable: true), Sentence = Text(table, 1000, nullable: true), Revision = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Videos", video => video.Id);
                table.ForeignKey("FK_Videos_Lessons_LessonId", video => video.LessonId, "Lessons", "Id", onDelete: ReferentialAction.Cascade);
            });
        tables.CreateIndex("IX_Videos_LessonId", "Videos", "LessonId", unique: true);
        tables.CreateTable(
            "Uploads",
            table => new
            {
                Id = table.Column<Guid>(), VideoId = table.Column<Guid>(), InstructorId = Text(table, 200), FileName = Text(table, 255), Length = table.Column<long>(),
                RegisteredAt = table.Column<DateTimeOffset>(), CompletedAt = table.Column<DateTimeOffset>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Uploads", upload => upload.Id);
                table.ForeignKey("FK_Uploads_Videos_VideoId", upload => upload.VideoId, "Videos", "Id", onDelete: ReferentialAction.Cascade);
            });
        tables.CreateIndex("IX_Uploads_VideoId", "Uploads", "VideoId");
        tables.CreateTable(
            "Versions",
            table => new
            {
                VideoId = table.Column<Guid>(), Number = table.Column<int>(), StartedAt = table.Column<DateTimeOffset>(), UploadId = table.Column<Guid>(nullable: true),
                State = Text(table, 20), EndedAt = table.Column<DateTimeOffset>(nullable: true), DurationSeconds = table.Column<double>(nullable: true),
                Renditions = table.Column<string>(), Reason = Text(table, 100, nullable: true), Sentence = Text(table, 1000, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Versions", version => new { version.VideoId, version.Number });
                table.ForeignKey("FK_Versions_Videos_VideoId", version => version.VideoId, "Videos", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void CreateOutbox(MigrationBuilder tables)
    {
        tables.CreateTable(
            "Outbox",
            table => new
            {
                Sequence = table.Column<long>().Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Id = table.Column<Guid>(), Topic = Text(table, 100), Payload = table.Column<string>(), CreatedAt = table.Column<DateTimeOffset>(),
            },
            constraints: table => table.PrimaryKey("PK_Outbox", message => message.Sequence));
        tables.CreateTable(
            "Leases",
            table => new { Id = Text(table, 50), Owner = Text(table, 50), Until = table.Column<long>() },
            constraints: table => table.PrimaryKey("PK_Leases", lease => lease.Id));
        tables.Sql($"""INSERT INTO "Leases" ("Id", "Owner", "Until") VALUES ('{OutboxLease.Name}', '', 0);""");
    }

    private static OperationBuilder<Microsoft.EntityFrameworkCore.Migrations.Operations.AddColumnOperation> Text(ColumnsBuilder table, int length, bool nullable = false) =>
        table.Column<string>(maxLength: length, nullable: nullable);
}
