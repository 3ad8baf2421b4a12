using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Progress;

namespace EduStream.Launcher.Clients;

/// <summary>Follows a publication until it ends. Broken connections, restarting apps and an upload that is not yet announced are waited for.</summary>
internal static class ProgressFeed
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    internal static async IAsyncEnumerable<VideoProgress> FollowAsync(Person person, VideoId videoId, [EnumeratorCancellation] CancellationToken stop)
    {
        while (true)
        {
            await using var connection = ConnectAsync(person, videoId, stop).GetAsyncEnumerator(stop);
            while (await NextAsync(connection, stop))
            {
                yield return connection.Current;
                if (connection.Current.State is ProgressState.Published or ProgressState.Failed)
                {
                    yield break;
                }
            }

            await Task.Delay(Pause, stop);
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<VideoProgress> connection, CancellationToken stop)
    {
        try
        {
            return await connection.MoveNextAsync();
        }
        catch (Exception broken) when (!stop.IsCancellationRequested && broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async IAsyncEnumerable<VideoProgress> ConnectAsync(Person person, VideoId videoId, [EnumeratorCancellation] CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/pipeline/videos/{videoId}/progress");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await person.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (answer.StatusCode == HttpStatusCode.NotFound || answer.StatusCode >= HttpStatusCode.InternalServerError)
        {
            yield break;
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw new LauncherException($"Progress of video {videoId} was refused with status {(int)answer.StatusCode}.");
        }

        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        await foreach (var item in SseParser.Create(body, (_, data) => JsonSerializer.Deserialize<VideoProgress>(data, Person.Json)!).EnumerateAsync(stop))
        {
            yield return item.Data;
        }
    }
}
