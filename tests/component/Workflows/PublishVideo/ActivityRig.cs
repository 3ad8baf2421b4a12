using Dapr.Client;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Apps;
using EduStream.LocalDapr;
using EduStream.Media;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Offers;
using EduStream.PublishVideo.Progress;
using EduStream.Storage;
using EduStream.Testing;
using EduStream.Testing.Media;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>The real activities with real tools, store and state; only the other apps are fakes.</summary>
public sealed class ActivityRig : IAsyncLifetime
{
    private const string CallByName = nameof(CallByName);
    private readonly string folder = Directory.CreateTempSubdirectory("edustream-activities-").FullName;
    private (PublishVideoInput Version, PlanSummary Plan)? packaged;
    private LocalDaprRuntime runtime = null!;
    private IHost host = null!;

    private readonly Dictionary<Clip, string> made = [];
    private readonly MemoryLog log = new();

    public TestClips Clips { get; } = new();

    public string Scratch => Path.Combine(folder, "scratch");

    internal FakeApps Apps { get; } = new();

    internal IReadOnlyList<string> Logged => log.Lines;

    internal IMediaStore Store => host.Services.GetRequiredService<IMediaStore>();

    internal DaprClient Dapr => host.Services.GetRequiredService<DaprClient>();

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, ".data"));
        await File.WriteAllTextAsync(Path.Combine(folder, ".data/secrets.json"), "{}");
        runtime = await LocalDaprRuntime.StartAsync(new RuntimeOptions
        {
            DataFolder = Path.Combine(folder, ".data"),
            ResourceFolders = [Path.Combine(Repository.Root, "components/local")],
            BaseFolder = folder,
            Apps = [new AppInstance { AppId = AppIds.Pipeline }],
            ConsoleLog = false,
        });
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DAPR_HTTP_ENDPOINT"] = $"http://127.0.0.1:{runtime.Apps[0].HttpPort}",
            ["DAPR_GRPC_ENDPOINT"] = $"http://127.0.0.1:{runtime.Apps[0].GrpcPort}",
            ["MediaStore:Folder"] = Path.Combine(folder, "media"),
            ["PublishVideo:ScratchFolder"] = Scratch,
            ["Encoding:Preset"] = "ultrafast",
            ["Encoding:MaxSegmentsPerChunk"] = "1",
            ["Encoding:AnalyseFromSeconds"] = "5",
        });
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddDaprClient(dapr => dapr.UseJsonSerializationOptions(Conventions.Json));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddPublishVideo(workflows =>
        {
            workflows.RegisterEnrichVideo();
            workflows.RegisterWorkflow<string, object?>(CallByName, (context, activity) => context.CallActivityAsync<object?>(activity));
        });
        builder.AddEnrichVideo();
        builder.Services.AddSingleton(new EnrichmentCatalog(new HttpClient(Apps) { BaseAddress = new Uri("http://catalog") }));
        builder.Services.AddSingleton(new CatalogClient(new HttpClient(Apps) { BaseAddress = new Uri("http://catalog") }));
        builder.Services.AddSingleton(new LicensingClient(new HttpClient(Apps) { BaseAddress = new Uri("http://licensing") }));
        host = builder.Build();
        await host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await runtime.DisposeAsync();
        Clips.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    internal static PublishVideoInput NewVersion() => new(new VideoId(Guid.CreateVersion7()), 1, new UploadId(Guid.CreateVersion7()));

    /// <summary>A version whose upload is this file.</summary>
    internal async Task<PublishVideoInput> UploadAsync(string file)
    {
        var version = NewVersion();
        await using var content = File.OpenRead(file);
        await Store.WriteAsync(MediaPaths.UploadSource(version.UploadId), content);
        return version;
    }

    internal async Task<string> ClipAsync(Clip clip) => made.TryGetValue(clip, out var known) ? known : made[clip] = await Clips.MakeAsync(clip);

    /// <summary>As far as planned, with keys.</summary>
    internal async Task<(PublishVideoInput Version, PlanSummary Plan)> PlannedAsync(Clip clip) => await PlannedAsync(await ClipAsync(clip));

    internal async Task<(PublishVideoInput Version, PlanSummary Plan)> PlannedAsync(string file)
    {
        var version = await UploadAsync(file);
        var found = await RunAsync<InspectSource, PublishVideoInput, Inspection>(version);
        Assert.Null(found.Refusal);
        var plan = await RunAsync<PlanEncoding, PlanEncodingInput, PlanSummary>(new PlanEncodingInput(version, found.Source!));
        await RunAsync<CreateKeys, CreateKeysInput, Contracts.Licensing.ContentKeyIds>(new CreateKeysInput(version, plan.KeyClasses));
        return (version, plan);
    }

    /// <summary>As <see cref="PackagedAsync"/>, the same version for every test that only looks.</summary>
    internal async Task<(PublishVideoInput Version, PlanSummary Plan)> PackagedToLookAtAsync(Clip clip) => packaged ??= await PackagedAsync(clip);

    /// <summary>As far as all segments are committed.</summary>
    internal async Task<(PublishVideoInput Version, PlanSummary Plan)> PackagedAsync(Clip clip) => await PackagedAsync(await ClipAsync(clip));

    internal async Task<(PublishVideoInput Version, PlanSummary Plan)> PackagedAsync(string file)
    {
        var (version, plan) = await PlannedAsync(file);
        for (var chunk = 0; chunk < plan.Chunks; chunk++)
        {
            Assert.Null(await RunAsync<EncodeChunk, ChunkInput, Refusal?>(new ChunkInput(version, chunk)));
            await RunAsync<PackageChunk, ChunkInput, object?>(new ChunkInput(version, chunk));
        }

        for (var sound = 0; sound < plan.SoundCount; sound++)
        {
            Assert.Null(await RunAsync<EncodeAudio, SoundInput, Refusal?>(SoundInput.Of(version, sound)));
            await RunAsync<PackageAudio, SoundInput, object?>(SoundInput.Of(version, sound));
        }

        return (version, plan);
    }

    internal async Task<TOutput> RunAsync<TActivity, TInput, TOutput>(TInput input, params object[] parts)
        where TActivity : WorkflowActivity<TInput, TOutput>
    {
        var running = ActivatorUtilities.CreateInstance<TActivity>(host.Services, parts).RunAsync(null!, input);
        if (OfferOf(typeof(TActivity).Name, input) is { } offer)
        {
            // No app listens to the topic here: what is offered is taken by hand.
            await Eventually.TrueAsync(async () => running.IsCompleted || await OfferAsync(offer) is { End: null });
            Assert.True(running.IsCompleted || await host.Services.GetRequiredService<OfferTaker>().TakeAsync(offer));
        }

        return await running;
    }

    internal async Task<OfferRecord?> OfferAsync(Offer offer) => await Dapr.GetStateAsync<OfferRecord?>(Components.StateStore, OfferRecord.KeyOf(offer));

    private static Offer? OfferOf(string activity, object? input) => (activity, input) switch
    {
        (nameof(EncodeChunk), ChunkInput chunk) => Offer.Of(OfferKind.Encode, chunk),
        (nameof(VerifyChunk), ChunkInput chunk) => Offer.Of(OfferKind.Verify, chunk),
        (nameof(EncodeAudio), SoundInput sound) => Offer.Of(OfferKind.Encode, sound),
        (nameof(VerifyAudio), SoundInput sound) => Offer.Of(OfferKind.Verify, sound),
        _ => null,
    };

    internal T New<T>(params object[] parts) => ActivatorUtilities.CreateInstance<T>(host.Services, parts);

    internal T Service<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Starts a workflow of this worker; the inner task ends with it.</summary>
    internal async Task<Task<WorkflowState>> StartAsync(string workflow, string id, object input)
    {
        var client = host.Services.GetRequiredService<DaprWorkflowClient>();
        await client.ScheduleNewWorkflowAsync(workflow, id, input);
        return EndAsync();

        async Task<WorkflowState> EndAsync()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            return await client.WaitForWorkflowCompletionAsync(id, cancellation: limit.Token);
        }
    }

    /// <summary>What a worker says of an activity that gets nothing to work with; null when that suffices it.</summary>
    internal async Task<WorkflowTaskFailureDetails?> FailureOfAsync(string activity)
    {
        var client = host.Services.GetRequiredService<DaprWorkflowClient>();
        var id = await client.ScheduleNewWorkflowAsync(CallByName, $"call-{activity}", activity);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return (await client.WaitForWorkflowCompletionAsync(id, cancellation: limit.Token)).FailureDetails;
    }

    internal async Task<StepRecord?> ProgressAsync(PublishVideoInput version, string step) =>
        await Dapr.GetStateAsync<StepRecord?>(Components.StateStore, StepRecord.KeyOf(version.VideoId, version.Version, step));

    internal async Task<IReadOnlyList<string>> PathsAsync(string prefix)
    {
        var paths = new List<string>();
        await foreach (var found in Store.ListAsync(prefix))
        {
            paths.Add(found.Path);
        }

        paths.Sort(StringComparer.Ordinal);
        return paths;
    }
}
