using EduStream.Contracts;
using EduStream.Launcher.Clients;

namespace EduStream.Tests.E2E.Platforms;

/// <summary>A playback session that is ended with this: a person has few screens.</summary>
internal sealed class OpenPlayback : IAsyncDisposable
{
    private readonly Person person;

    private OpenPlayback(Person person, Catalog.PlaybackSession session) => (this.person, Session) = (person, session);

    internal Catalog.PlaybackSession Session { get; }

    internal static async Task<OpenPlayback> StartAsync(Person person, LessonId lessonId) =>
        new(person, await person.PlaybackAsync(lessonId, CancellationToken.None));

    internal async Task EndAsync()
    {
        using var end = new HttpRequestMessage(HttpMethod.Delete, $"api/playback/sessions/{Session.SessionId}");
        using var ended = await person.SendAsync(end, HttpCompletionOption.ResponseContentRead, CancellationToken.None);
        ended.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync() => await EndAsync();
}
