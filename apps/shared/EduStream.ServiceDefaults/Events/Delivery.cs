using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EduStream.ServiceDefaults.Events;

/// <summary>What Dapr reads in the answer to the delivery of an event (Dapr's documentation, "publish and subscribe to messages", expected HTTP responses).</summary>
/// <param name="Status"><c>SUCCESS</c>, <c>RETRY</c> or <c>DROP</c>.</param>
public sealed record Delivery(string Status)
{
    /// <summary>The event is done with.</summary>
    public static Delivery Done { get; } = new("SUCCESS");

    /// <summary>Not now: it is delivered again as the resiliency policy says.</summary>
    public static Delivery Again { get; } = new("RETRY");

    /// <summary>It goes to the dead-letter topic at once.</summary>
    public static Delivery Dropped { get; } = new("DROP");

    /// <summary>
    /// The event in a request; null for a body that is none. Read by hand: the framework would answer that with 400, and Dapr deliver it again in vain.
    /// </summary>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken stop)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return await request.ReadFromJsonAsync<T>(ServiceDefaults.Json, stop);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
