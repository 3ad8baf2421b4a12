using System.Collections.Concurrent;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Activities;
using EduStream.LocalDapr;
using EduStream.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace EduStream.Tests.Component.Workflows.EnrichVideo;

/// <summary>The real workflow on the embedded runtime, beside activities that do what the run of a test tells them. Minutes between retries pass in a second.</summary>
public class EnrichVideoFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("edustream-enrich-").FullName;
    private readonly ConcurrentDictionary<VideoId, EnrichRun> runs = new();
    private LocalDaprRuntime runtime = null!;
    private IHost worker = null!;

    /// <summary>The activities that make a part each.</summary>
    public static TheoryData<string> Parts =>
    [
        .. typeof(EnrichVideoInput).Assembly.GetTypes()
            .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(WorkflowActivity<,>) && parent.GenericTypeArguments[1] == typeof(PartResult))
            .Select(type => type.Name),
    ];

    /// <summary>How much faster time passes.</summary>
    protected virtual int Speed => 400;

    public async ValueTask InitializeAsync()
    {
        runtime = await LocalDaprRuntime.StartAsync(new RuntimeOptions
        {
            DataFolder = folder,
            Apps = [new AppInstance { AppId = AppIds.Pipeline }],
            Clock = new HurriedClock(Speed),
            ConsoleLog = false,
        });
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DAPR_GRPC_ENDPOINT"] = $"http://127.0.0.1:{runtime.Apps[0].GrpcPort}",
            ["DAPR_HTTP_ENDPOINT"] = $"http://127.0.0.1:{runtime.Apps[0].HttpPort}",
        });
        builder.Services.AddDaprWorkflow(Register);
        worker = builder.Build();
        await worker.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await worker.StopAsync();
        worker.Dispose();
        await runtime.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal async Task<IReadOnlyDictionary<string, PartOutcome>> RunAsync(EnrichRun run)
    {
        runs[run.Input.VideoId] = run;
        var client = worker.Services.GetRequiredService<DaprWorkflowClient>();
        var id = await client.ScheduleNewWorkflowAsync(nameof(EnrichVideoWorkflow), run.Input.WorkflowId, run.Input);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var state = await client.WaitForWorkflowCompletionAsync(id, cancellation: limit.Token);
        Assert.Equal(WorkflowRuntimeStatus.Completed, state.RuntimeStatus);
        return state.ReadOutputAs<IReadOnlyList<PartOutcome>>()!.ToDictionary(outcome => outcome.Part);
    }

    private void Register(WorkflowRuntimeOptions workflows)
    {
        workflows.RegisterWorkflow<EnrichVideoWorkflow>();
        foreach (var part in Parts.Select(row => row.Data))
        {
            workflows.RegisterActivity<EnrichVideoInput, PartResult>(part, (_, input) => Task.FromResult(runs[input.VideoId].Attempt(part)));
        }

        workflows.RegisterActivity<CloseEnrichmentInput, object?>(nameof(CloseEnrichment), (_, input) =>
        {
            runs[input.Version.VideoId].Close(input.Version, input.Parts);
            return Task.FromResult<object?>(null);
        });
    }
}
