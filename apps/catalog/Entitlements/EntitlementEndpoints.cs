using EduStream.Catalog.Access;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Database;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using EduStream.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Entitlements;

/// <summary>What <c>playback</c> asks before it opens a session.</summary>
internal static class EntitlementEndpoints
{
    internal static void MapEntitlements(this WebApplication app) =>
        app.MapGroup("/internal/entitlements").WithTags("Entitlements").RequireDaprCaller(AppIds.Playback).MapGet("/", Ask);

    /// <param name="roles">Separated by commas.</param>
    private static async Task<Ok<Entitlement>> Ask(LessonId lessonId, string userId, string roles, CatalogDb db, CancellationToken stop)
    {
        var viewer = new Viewer(userId, roles.Split(',').Contains(Roles.Admin));
        var found = await db.Lessons.AsNoTracking().Where(lesson => lesson.Id == lessonId)
            .Select(lesson => new
            {
                lesson.Course,
                Video = lesson.Videos.SingleOrDefault(video => !video.IsCompanion),
                Second = lesson.Videos.Where(video => video.IsCompanion).Select(video => new { video.Id, video.Playable, video.Published, video.Companion }).SingleOrDefault(),
                Enrolled = lesson.Course.Enrolments.Any(enrolment => enrolment.UserId == userId),
            })
            .SingleOrDefaultAsync(stop);
        var companion = found?.Second is { Companion: { } second, Playable: { } playable } video
            ? new EntitledCompanion(video.Id, video.Published ?? playable, video.Published is null, second.Role, second.OffsetSeconds)
            : null;
        return TypedResults.Ok(found switch
        {
            null => Refused("no-such-lesson"),
            { Course: var course } when !course.IsOwnedBy(viewer) && course.Access != CourseAccess.Open && !found.Enrolled => Refused("not-enrolled"),
            { Video: { Published: { } version } main } => new Entitlement(true, null, main.Id, version, main.DurationSeconds, Companion: companion),
            { Video: { Playable: { } version } main } => new Entitlement(true, null, main.Id, version, main.DurationSeconds, Instant: true, companion),
            _ => Refused("not-published"),
        });
    }

    private static Entitlement Refused(string reason) => new(false, reason, null, null, null);
}
