using System.Collections.Concurrent;
using System.Text.Json;
using Dapr;
using EduStream.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EduStream.Testing;

/// <summary>A stand-in for another app. Without routes it only calls.</summary>
/// <param name="Routes">Its endpoints; topics by <c>WithTopic</c>.</param>
public sealed record Peer(string AppId, Action<WebApplication>? Routes = null)
{
    /// <summary>A stand-in that keeps every event of some topics, in order of arrival.</summary>
    public static Peer Listening(string appId, ConcurrentQueue<(string Topic, JsonElement Data)> heard, params string[] topics) => new(appId, app =>
    {
        foreach (var topic in topics)
        {
            app.MapPost($"/heard/{topic}", (JsonElement data) =>
            {
                heard.Enqueue((topic, data.Clone()));
                return TypedResults.Ok();
            }).WithTopic(Components.PubSub, topic);
        }
    });
}
