using System.Text.Json;

namespace EduStream.Testing.Worker;

/// <summary>The app beside the worker: takes messages in and answers calls.</summary>
internal static class Messages
{
    private static long handled;

    public static void MapMessages(this WebApplication app)
    {
        app.MapGet("/dapr/subscribe", () => Results.Text("""[{"pubsubname":"pubsub","topic":"load","route":"/messages"}]""", "application/json"));
        app.MapPost("/messages", Handle);
        app.MapGet("/handled", () => Results.Text($"{Interlocked.Read(ref handled)}"));
        app.MapGet("/hello", () => Results.Text("hello"));
    }

    // Noted before it is acknowledged.
    private static async Task<IResult> Handle(HttpRequest request, Diary diary)
    {
        using var message = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        diary.Note($"got {message.RootElement.GetProperty("data")}");
        Interlocked.Increment(ref handled);
        return Results.Ok();
    }
}
