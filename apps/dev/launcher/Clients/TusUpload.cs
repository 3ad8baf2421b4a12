using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EduStream.Contracts;

namespace EduStream.Launcher.Clients;

/// <summary>A resumable upload (tus 1.0.0) in chunks; after a broken connection it asks how much arrived and goes on there.</summary>
internal sealed class TusUpload
{
    private static readonly TimeSpan RetryFor = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(0.5);
    private readonly Person person;

    private TusUpload(Person person, Uri address, VideoId videoId) => (this.person, Address, VideoId) = (person, address, videoId);

    /// <summary>Where its bytes go.</summary>
    internal Uri Address { get; }

    /// <summary>Bytes of one request.</summary>
    internal required int ChunkBytes { get; init; }

    /// <summary>The video that the upload becomes.</summary>
    internal VideoId VideoId { get; }

    internal static async Task<TusUpload> CreateAsync(Person person, LessonId lessonId, string fileName, long length, CancellationToken stop, int chunkBytes = 4 << 20, string? companion = null)
    {
        using var request = Tus(HttpMethod.Post, new Uri(person.Edge, "uploads"));
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"filename {Base64(fileName)},lessonId {Base64(lessonId.ToString())}{(companion is null ? "" : $",companion {Base64(companion)}")}");
        using var answer = await person.SendAsync(request, HttpCompletionOption.ResponseContentRead, stop);
        return answer.StatusCode == HttpStatusCode.Created && VideoId.TryParse(answer.Headers.GetValues("EduStream-Video-Id").Single(), out var videoId)
            ? new TusUpload(person, new Uri(person.Edge, answer.Headers.Location!), videoId) { ChunkBytes = chunkBytes }
            : throw new LauncherException($"The upload was refused with status {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
    }

    /// <summary>Sends what is missing. <paramref name="sent"/> gets the bytes that the platform has accepted.</summary>
    internal async Task SendAsync(Stream file, Action<long> sent, CancellationToken stop)
    {
        var offset = 0L;
        var deadline = Environment.TickCount64 + (long)RetryFor.TotalMilliseconds;
        while (offset < file.Length)
        {
            try
            {
                offset = await PatchAsync(file, offset, stop) ?? await OffsetAsync(stop);
                deadline = Environment.TickCount64 + (long)RetryFor.TotalMilliseconds;
                sent(offset);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException && Environment.TickCount64 < deadline)
            {
                await Task.Delay(RetryPause, stop);
                offset = await OffsetIfReachableAsync(offset, stop);
            }
        }
    }

    // Null: the platform has another offset than ours (409), as after a chunk whose answer was lost.
    private async Task<long?> PatchAsync(Stream file, long offset, CancellationToken stop)
    {
        var bytes = new byte[Math.Min(ChunkBytes, file.Length - offset)];
        file.Position = offset;
        await file.ReadExactlyAsync(bytes, stop);
        using var request = Tus(HttpMethod.Patch, Address);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
        using var answer = await person.SendAsync(request, HttpCompletionOption.ResponseContentRead, stop);
        return answer.StatusCode switch
        {
            HttpStatusCode.NoContent => Offset(answer),
            HttpStatusCode.Conflict => null,
            >= HttpStatusCode.InternalServerError or HttpStatusCode.Locked or HttpStatusCode.TooManyRequests => throw new HttpRequestException($"status {(int)answer.StatusCode}"),
            _ => throw new LauncherException($"The upload was broken off with status {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}"),
        };
    }

    private async Task<long> OffsetAsync(CancellationToken stop)
    {
        using var request = Tus(HttpMethod.Head, Address);
        using var answer = await person.SendAsync(request, HttpCompletionOption.ResponseContentRead, stop);
        return answer.IsSuccessStatusCode ? Offset(answer) : throw new HttpRequestException($"status {(int)answer.StatusCode}");
    }

    private async Task<long> OffsetIfReachableAsync(long last, CancellationToken stop)
    {
        try
        {
            return await OffsetAsync(stop);
        }
        catch (HttpRequestException)
        {
            return last;
        }
    }

    private static long Offset(HttpResponseMessage answer) => long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    private static HttpRequestMessage Tus(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
