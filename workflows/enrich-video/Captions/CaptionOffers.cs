using System.Net.Http.Json;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Storage;

namespace EduStream.EnrichVideo.Captions;

/// <summary>Offers captions to <c>catalog</c>, which decides what becomes of them: the file through the media store, the rest by service invocation.</summary>
/// <param name="http">Routed to the app by Dapr.</param>
internal sealed class CaptionOffers(HttpClient http, IMediaStore store)
{
    /// <summary>Answers that no other try would change; anything else throws.</summary>
    internal async Task<OfferAnswer> OfferAsync(VideoId videoId, OfferCaptions offer, byte[] file)
    {
        var path = MediaPaths.CaptionOffer(videoId, offer);
        using var content = new MemoryStream(file);
        await store.WriteAsync(path, content);
        using var answer = await http.PostAsJsonAsync($"internal/videos/{videoId}/captions", offer);
        var outcome = await OutcomeAsync(answer);
        await store.DeleteAsync(path);
        return outcome;
    }

    /// <summary>Whether somebody who knows better than a machine has given captions for this version.</summary>
    internal async Task<bool> HasBetterThanAutomaticAsync(VideoId videoId, int version)
    {
        try
        {
            await using var content = await store.OpenReadAsync(MediaPaths.CaptionList(videoId));
            var list = await JsonSerializer.DeserializeAsync<CaptionList>(content, Json.Options);
            return list?.Captions.Any(entry => entry.Kind == CaptionKind.Captions && entry.Origin != CaptionOrigin.Automatic && (entry.Version ?? version) == version) == true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static async Task<OfferAnswer> OutcomeAsync(HttpResponseMessage answer)
    {
        // The type and not the status: a 404 may also come from on the way, and that passes.
        var type = answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? (await answer.Content.ReadFromJsonAsync<Problem>())?.Type?.Split('/')[^1] : null;
        switch (type)
        {
            case "captions-kept" or "too-many-captions":
                return OfferAnswer.Kept;
            case "no-such-video":
                return OfferAnswer.VideoRemoved;
            case { } when answer.StatusCode is System.Net.HttpStatusCode.UnprocessableEntity or System.Net.HttpStatusCode.RequestEntityTooLarge:
                return OfferAnswer.Refused;
            default:
                answer.EnsureSuccessStatusCode();
                return OfferAnswer.Taken;
        }
    }

    private sealed record Problem(string? Type);

    /// <summary>As the catalog writes the list.</summary>
    private static class Json
    {
        internal static JsonSerializerOptions Options { get; } =
            new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
    }
}

/// <summary>What became of an offer.</summary>
internal enum OfferAnswer
{
    Taken,

    /// <summary>Better captions are there.</summary>
    Kept,

    /// <summary>They cannot be shown.</summary>
    Refused,

    /// <summary>There is no video any more to show them with.</summary>
    VideoRemoved,
}
