using System.Net.Http.Json;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Testing;

namespace EduStream.Tests.Component.Webhooks;

/// <summary>What admins and the catalog do.</summary>
internal static class WebhooksCalls
{
    internal static VideoPublished Published { get; } = new(
        VideoId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")), 3, LessonId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c")),
        CourseId.From(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5d")), new DateTimeOffset(2026, 11, 5, 9, 30, 0, TimeSpan.Zero));

    internal static Task<HttpResponseMessage> RegisterAsync(this HttpClient admin, string url, params string[] types) =>
        admin.PostAsJsonAsync("/api/webhooks/endpoints", new { url, types = types is [] ? ["video.published"] : types });

    internal static async Task<(string Id, string Secret)> RegisteredAsync(this WebhooksProcess app, WebhookReceiver receiver, params string[] types)
    {
        using var answer = await app.Admin.RegisterAsync(receiver.Address, types);
        var made = await answer.ReadAsync<JsonElement>();
        return (made.GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);
    }

    internal static Task PublishedAsync(this WebhooksProcess app, string eventId) => app.PublishAsync(Topics.VideoPublished, eventId, Published);

    internal static async Task<JsonElement> EndpointAsync(this WebhooksProcess app, string id) =>
        await app.Admin.GetFromJsonAsync<JsonElement>($"/api/webhooks/endpoints/{id}");

    /// <summary>Newest first.</summary>
    internal static async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(this WebhooksProcess app) =>
        [.. (await app.Admin.GetFromJsonAsync<JsonElement>("/api/webhooks/deliveries")).GetProperty("items").EnumerateArray()];

    /// <summary>Waits until the newest delivery has this status.</summary>
    internal static async Task<JsonElement> EndedAsync(this WebhooksProcess app, string status)
    {
        JsonElement newest = default;
        try
        {
            await Eventually.TrueAsync(async () => await app.DeliveriesAsync() is [var first, ..] && (newest = first).Text("status") == status);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}; last seen {newest}\n{app.Log}");
        }

        return newest;
    }

    internal static string? Text(this JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
