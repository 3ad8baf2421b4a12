using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Launcher.Clients;

/// <summary>The catalog's answers, as far as the demo and its tests read them.</summary>
internal static class Catalog
{
    internal sealed record Course(CourseId CourseId);

    internal sealed record Lesson(LessonId LessonId, string Title, LessonVideo? Video);

    internal sealed record LessonVideo(VideoId VideoId, VideoState State, double? DurationSeconds, string? Sentence);

    internal sealed record Video(
        VideoId VideoId, VideoState State, int? Playable, int? Published, double? DurationSeconds, IReadOnlyList<RenditionSummary> Renditions, string? Reason, string? Sentence);

    internal sealed record PlaybackSession(
        string SessionId, VideoId VideoId, int Version, string Token, string DashUrl, string HlsUrl, PlaybackLicences Licences, PlaybackCompanion? Companion = null);

    internal sealed record PlaybackCompanion(VideoId VideoId, CompanionRole Role, double OffsetSeconds, string DashUrl);

    internal sealed record PlaybackLicences(string ClearKeyUrl);

    /// <summary>A course that every learner may watch, with one lesson.</summary>
    internal static async Task<Lesson> NewLessonAsync(this Person person, string course, string lesson, CancellationToken stop)
    {
        var made = await person.PostAsync<Course>("api/catalog/courses", new { title = course, access = "open" }, stop);
        return await person.PostAsync<Lesson>($"api/catalog/courses/{made.CourseId}/lessons", new { title = lesson }, stop);
    }

    /// <summary>Null while this person may not see it: learners see what is published.</summary>
    internal static Task<Lesson?> LessonAsync(this Person person, LessonId lessonId, CancellationToken stop) => person.FindAsync<Lesson>($"api/catalog/lessons/{lessonId}", stop);

    internal static Task<Video> VideoAsync(this Person person, VideoId videoId, CancellationToken stop) => person.GetAsync<Video>($"api/catalog/videos/{videoId}", stop);

    internal static Task<PlaybackSession> PlaybackAsync(this Person person, LessonId lessonId, CancellationToken stop) =>
        person.PostAsync<PlaybackSession>("api/playback/sessions", new { lessonId }, stop);
}
