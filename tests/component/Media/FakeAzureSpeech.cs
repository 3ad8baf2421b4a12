using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EduStream.Tests.Component.Media;

/// <summary>Batch transcription as the REST reference (2024-11-15) describes it: one job, as many looks until it is done as a test wants.</summary>
internal sealed class FakeAzureSpeech : IAsyncDisposable
{
    internal const string Key = "the-key";

    private readonly WebApplication app;
    private int looks;

    private FakeAzureSpeech(WebApplication app) => this.app = app;

    internal Uri Address => new(app.Urls.Single());

    internal int LooksUntilDone { get; set; } = 1;

    internal string End { get; set; } = "Succeeded";

    internal string Result { get; set; } =
        """
        {"source":"x","duration":"PT4S","recognizedPhrases":[
        {"recognitionStatus":"Success","channel":0,"offsetInTicks":20000000,"durationInTicks":10000000,"locale":"de-DE","nBest":[{"confidence":0.9,"lexical":"zweitens","display":"Zweitens & mehr."},{"display":"nie"}]},
        {"recognitionStatus":"Success","channel":0,"offsetInTicks":5000000.0,"durationInTicks":10000000.0,"locale":"de-DE","nBest":[{"display":"Guten Tag."}]},
        {"recognitionStatus":"InitialSilenceTimeout","offsetInTicks":0,"durationInTicks":10,"nBest":[]}]}
        """;

    /// <summary>Status of the next submission.</summary>
    internal int Submission { get; set; } = 201;

    /// <summary>Where the answer to a submission says that the job is; null: where it is.</summary>
    internal string? Self { get; set; }

    internal JsonElement? Submitted { get; private set; }

    internal List<string?> KeysAtTheResult { get; } = [];

    internal static async Task<FakeAzureSpeech> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeAzureSpeech(app);
        app.Use((context, next) => context.Request.Path.StartsWithSegments("/results") || (context.Request.Headers["Ocp-Apim-Subscription-Key"] == Key && context.Request.Query["api-version"] == "2024-11-15")
            ? next(context) : Results.Unauthorized().ExecuteAsync(context));
        app.MapPost("/speechtotext/transcriptions:submit", fake.Submit);
        app.MapGet("/speechtotext/transcriptions/{id}", fake.Look);
        app.MapGet("/speechtotext/transcriptions/{id}/files", () => Results.Json(new
        {
            values = new object[] { new { kind = "TranscriptionReport", links = new { contentUrl = $"{fake.Address}results/report" } }, new { kind = "Transcription", links = new { contentUrl = $"{fake.Address}results/1" } } },
        }));
        app.MapGet("/results/1", (HttpContext context) =>
        {
            fake.KeysAtTheResult.Add(context.Request.Headers["Ocp-Apim-Subscription-Key"]);
            return Results.Text(fake.Result, "application/json");
        });
        await app.StartAsync();
        return fake;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Submit(JsonElement body)
    {
        Submitted = body;
        return Results.Json(Job("NotStarted"), statusCode: Submission);
    }

    private IResult Look() => Results.Json(Job(++looks < LooksUntilDone ? "Running" : End));

    private object Job(string status) => new
    {
        self = Self ?? $"{Address}speechtotext/transcriptions/1?api-version=2024-11-15",
        status,
        links = new { files = $"{Address}speechtotext/transcriptions/1/files?api-version=2024-11-15" },
    };
}
