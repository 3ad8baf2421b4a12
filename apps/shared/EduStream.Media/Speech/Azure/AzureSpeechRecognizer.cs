using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EduStream.Media.Captions;
using Microsoft.Extensions.Options;

namespace EduStream.Media.Speech.Azure;

/// <summary>
/// Azure AI Speech, batch transcription: the job is submitted with an address of the sound, asked for until it is done, and its result fetched, as often as
/// somebody asks: who lost it gets it again, and the service forgets the job after the hours that it was submitted with. Nothing waits in here:
/// whoever calls asks again later.
/// </summary>
/// <param name="http">Without a base address and without default headers: results lie on another host, which must not see the key.</param>
public sealed class AzureSpeechRecognizer(HttpClient http, IOptions<AzureSpeechOptions> options) : ISpeechRecognizer
{
    /// <summary>A result of twelve hours of speech has about 20 MB.</summary>
    public const int MostResultBytes = 100_000_000;

    private const string Version = "api-version=2024-11-15";

    /// <inheritdoc/>
    public bool IsConfigured => options.Value.Endpoint is not null;

    /// <inheritdoc/>
    public bool NeedsAddress => true;

    /// <inheritdoc/>
    public async Task<SpeechOutcome> RecognizeAsync(SpeechTask task, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        try
        {
            return task.Job is { } job ? await LookAsync(job, stop)
                : task.Address is { } address ? await SubmitAsync(address, task.Language, stop)
                : new SpeechOutcome.Failed(SpeechFailures.NoAddress);
        }
        catch (JsonException)
        {
            return new SpeechOutcome.Failed(SpeechFailures.Unreadable);
        }
    }

    private async Task<SpeechOutcome> SubmitAsync(Uri address, string? language, CancellationToken stop)
    {
        using var answer = await SendAsync(HttpMethod.Post, new Uri(options.Value.Endpoint!, $"speechtotext/transcriptions:submit?{Version}"), AzureSpeechJob.Of(address, language, options.Value.Spoken), stop);
        return await ReadAsync<AzureTranscription>(answer, stop) switch
        {
            (null, { } failure) => failure,
            ({ Self: { } self }, _) when IsOurs(self) => new SpeechOutcome.Running(self.AbsoluteUri),
            _ => new SpeechOutcome.Failed(SpeechFailures.Unreadable),
        };
    }

    private async Task<SpeechOutcome> LookAsync(string job, CancellationToken stop)
    {
        if (!Uri.TryCreate(job, UriKind.Absolute, out var self) || !IsOurs(self))
        {
            return new SpeechOutcome.Failed(SpeechFailures.Unreadable);
        }

        using var answer = await SendAsync(HttpMethod.Get, self, null, stop);
        var (transcription, failure) = await ReadAsync<AzureTranscription>(answer, stop);
        if (failure is not null)
        {
            return failure;
        }

        switch (transcription?.Status)
        {
            case "NotStarted" or "Running":
                return new SpeechOutcome.Running(job);
            case "Succeeded" when transcription.Links?.Files is { } files && IsOurs(files):
                return await FetchAsync(files, stop);
            case "Failed":
                return new SpeechOutcome.Failed(SpeechFailures.Error);
            default:
                return new SpeechOutcome.Failed(SpeechFailures.Unreadable);
        }
    }

    private async Task<SpeechOutcome> FetchAsync(Uri files, CancellationToken stop)
    {
        using var list = await SendAsync(HttpMethod.Get, files, null, stop);
        var (found, failure) = await ReadAsync<AzureFiles>(list, stop);
        if (failure is not null || found?.Values?.FirstOrDefault(file => file.Kind == "Transcription")?.Links?.ContentUrl is not { } content)
        {
            return failure ?? new SpeechOutcome.Failed(SpeechFailures.Unreadable);
        }

        // On a storage account of the service: the address itself is the permission.
        using var answer = await http.GetAsync(content, stop);
        answer.EnsureSuccessStatusCode();
        return AzureSpeechResult.Read(await answer.Content.ReadAsByteArrayAsync(stop)) is { } heard ? heard : new SpeechOutcome.Failed(SpeechFailures.Unreadable);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, AzureSpeechJob? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, address) { Headers = { { "Ocp-Apim-Subscription-Key", options.Value.Key } } };
        request.Content = body is null ? null : JsonContent.Create(body, AzureSpeechJson.Default.AzureSpeechJob);
        return await http.SendAsync(request, stop);
    }

    private static async Task<(T? Value, SpeechOutcome.Failed? Failure)> ReadAsync<T>(HttpResponseMessage answer, CancellationToken stop)
        where T : class
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return (null, new SpeechOutcome.Failed(SpeechFailures.Denied));
            case HttpStatusCode.BadRequest or HttpStatusCode.NotFound:
                return (null, new SpeechOutcome.Failed(SpeechFailures.Error));
            default:
                answer.EnsureSuccessStatusCode();
                return ((T?)await answer.Content.ReadFromJsonAsync(typeof(T), AzureSpeechJson.Default, stop), null);
        }
    }

    // The key goes to the configured host alone, whatever an answer says.
    private bool IsOurs(Uri address) => address.IsAbsoluteUri && address.GetLeftPart(UriPartial.Authority) == options.Value.Endpoint!.GetLeftPart(UriPartial.Authority);
}
