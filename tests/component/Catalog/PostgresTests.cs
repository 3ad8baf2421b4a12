using EduStream.Catalog.Courses;
using EduStream.Catalog.Database;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Paging;
using EduStream.Contracts.Playback;
using EduStream.Contracts.Videos;
using EduStream.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

/// <summary>The catalog on PostgreSQL, as in Azure; skipped where it is not installed.</summary>
public sealed class PostgresTests : IAsyncLifetime
{
    private Postgres? postgres;

    public async ValueTask InitializeAsync() => postgres = await Postgres.StartAsync();

    public ValueTask DisposeAsync() => postgres?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Migrations_make_the_tables_that_the_model_describes()
    {
        Assert.SkipWhen(postgres is null, "PostgreSQL is not installed.");
        await using var described = Open("described");
        await described.Database.EnsureCreatedAsync();
        await using (var empty = Open("postgres"))
        {
            await empty.Database.ExecuteSqlRawAsync("CREATE DATABASE migrated");
        }

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var db = Open("migrated");
            return await SchemaUpgrade.UpgradeAsync(db, default);
        }));
        Assert.Single(applied, migrations => migrations.Count > 0);
        await using var migrated = Open("migrated");
        Assert.Equal(await ShapeAsync(described), await ShapeAsync(migrated));
    }

    [Fact]
    public async Task A_lesson_goes_all_the_way_from_course_to_event()
    {
        Assert.SkipWhen(postgres is null, "PostgreSQL is not installed.");
        await using (var empty = Open("postgres"))
        {
            await empty.Database.ExecuteSqlRawAsync("CREATE DATABASE catalog");
        }

        await using var catalog = await CatalogFixture.StartAsync(
            new Dictionary<string, string> { ["Catalog:Provider"] = "postgresql", ["ConnectionStrings:Catalog"] = postgres.ConnectionString("catalog") });
        var course = await catalog.CourseAsync(CourseAccess.Enrolled);
        var lessons = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => catalog.LessonAsync(course, $"Lesson {i}")));
        Assert.Equal([1, 2, 3, 4], lessons.Select(lesson => lesson.Position).Order());
        var videos = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => catalog.UploadAsync(lessons[0])));
        var video = Assert.Single(videos.Select(upload => upload.Video).Distinct());
        await Task.WhenAll(Enumerable.Range(1, 4).Select(version =>
            catalog.InvokeAsync(Contracts.AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/publish", CatalogFixture.Ladder(version))));
        await Eventually.TrueAsync(() => catalog.Heard.Any(heard => heard.Data.GetProperty("version").GetInt32() == 4));
        (await catalog.Instructor.PutAsync($"/api/catalog/courses/{course.CourseId}/enrolments/learner", null)).EnsureSuccessStatusCode();
        var seen = await (await catalog.Learner.GetAsync("/api/catalog/lessons?limit=1")).ReadAsync<Page<LessonView>>();
        Assert.Equal((video, VideoState.Published, null), (seen.Items[0].Video!.VideoId, seen.Items[0].Video!.State, seen.Next));
        var pages = await (await catalog.Instructor.GetAsync("/api/catalog/lessons?limit=3")).ReadAsync<Page<LessonView>>();
        var rest = await (await catalog.Instructor.GetAsync($"/api/catalog/lessons?limit=3&after={pages.Next}")).ReadAsync<Page<LessonView>>();
        Assert.Equal([1, 2, 3, 4], pages.Items.Concat(rest.Items).Select(lesson => lesson.Position));
        var companion = await catalog.PublishAsync(lessons[0], companion: CompanionRole.Slides);
        var entitled = await (await catalog.InvokeAsync(Contracts.AppIds.Playback, HttpMethod.Get, $"internal/entitlements?lessonId={lessons[0].LessonId}&userId=learner&roles=learner")).ReadAsync<Entitlement>();
        Assert.Equal((video, companion), (entitled.VideoId, entitled.Companion!.VideoId));
        Assert.Equal(companion, (await (await catalog.Learner.GetAsync("/api/catalog/lessons?limit=1")).ReadAsync<Page<LessonView>>()).Items.Single().Companion!.VideoId);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, (await catalog.Instructor.DeleteAsync($"/api/catalog/lessons/{lessons[0].LessonId}/companion")).StatusCode);
        await catalog.App.RestartAsync();
        Assert.Equal(4, (await (await catalog.Instructor.GetAsync($"/api/catalog/courses/{course.CourseId}")).ReadAsync<CourseView>()).Lessons!.Count);
    }

    private static async Task<List<string>> ShapeAsync(CatalogDb db) => await db.Database.SqlQueryRaw<string>(
        """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || is_identity || ' ' || coalesce(character_maximum_length, 0) AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_%'
        UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_%'
        UNION SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'
        """).OrderBy(line => line).ToListAsync();

    private CatalogDb Open(string database)
    {
        var options = new DbContextOptionsBuilder<CatalogDb>();
        options.UseCatalog(DatabaseProvider.Postgresql, postgres!.ConnectionString(database));
        return new CatalogDb(options.Options);
    }
}
