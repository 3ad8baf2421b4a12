using Dapr.Workflow;
using DaprProtocol.Workflows;
using EduStream.LocalDapr;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Outcomes;
using EduStream.PublishVideo.Sections;
using EduStream.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>The embedded runtime and one worker. The runtime's clock runs fast, so that minutes between retries pass in a second.</summary>
public sealed class PublishVideoFixture : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("edustream-publish-").FullName;
    private readonly FakeActivities activities = new();
    private LocalDaprRuntime runtime = null!;
    private IHost worker = null!;

    private Uri Hub => new($"http://127.0.0.1:{runtime.Apps[0].GrpcPort}");

    private DaprWorkflowClient Client => worker.Services.GetRequiredService<DaprWorkflowClient>();

    public async ValueTask InitializeAsync()
    {
        runtime = await LocalDaprRuntime.StartAsync(new RuntimeOptions
        {
            DataFolder = folder,
            Apps = [new AppInstance { AppId = "pipeline" }],
            Clock = new HurriedClock(400),
            ConsoleLog = false,
        });
        worker = await StartWorkerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopWorkerAsync();
        await runtime.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    internal async Task StartAsync(FakeRun run)
    {
        activities.Add(run);
        await Client.ScheduleNewWorkflowAsync(nameof(PublishVideoWorkflow), run.WorkflowId, run.Input);
    }

    internal async Task<PublishOutcome> EndAsync(FakeRun run)
    {
        using var limit = new CancellationTokenSource(Limit);
        var state = await Client.WaitForWorkflowCompletionAsync(run.WorkflowId, cancellation: limit.Token);
        Assert.Equal(WorkflowRuntimeStatus.Completed, state.RuntimeStatus);
        return state.ReadOutputAs<PublishOutcome>()!;
    }

    internal async Task<PublishOutcome> RunAsync(FakeRun run)
    {
        await StartAsync(run);
        return await EndAsync(run);
    }

    internal async Task<string?> StatusAsync(FakeRun run) => (await Client.GetWorkflowStateAsync(run.WorkflowId)).ReadCustomStatusAs<string>();

    internal Task RetryAsync(FakeRun run, int ofRun) => Client.RaiseEventAsync(run.WorkflowId, PublishVideoInput.RetryEventOf(ofRun));

    /// <summary>As if the process had died and another had taken its place.</summary>
    internal async Task ReplaceWorkerAsync()
    {
        await StopWorkerAsync();
        worker = await StartWorkerAsync();
    }

    internal Task TerminateAsync(string instance) => Client.TerminateWorkflowAsync(instance);

    /// <summary>The version's own instance ends at once; its sections know nothing of it.</summary>
    internal async Task LoseAsync(FakeRun run)
    {
        await using var hub = new HubClient(Hub);
        await hub.TerminateAsync(run.WorkflowId, recursive: false);
    }

    /// <summary>Everything that the runtime keeps of an instance.</summary>
    internal async Task<IReadOnlyList<HistoryEvent>> HistoryAsync(string instance)
    {
        await using var hub = new HubClient(Hub);
        return await hub.HistoryAsync(instance);
    }

    /// <summary>Waits until what sections were told is in their histories.</summary>
    internal async Task ToldAsync(StopSectionsInput told)
    {
        foreach (var section in told.Sections)
        {
            await Eventually.TrueAsync(async () => (await HistoryAsync(section)).Any(news => news.EventRaised?.Name == SectionCalls.StopEvent), Limit);
        }
    }

    private async Task<IHost> StartWorkerAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DAPR_GRPC_ENDPOINT"] = Hub.ToString(),
            ["DAPR_HTTP_ENDPOINT"] = $"http://127.0.0.1:{runtime.Apps[0].HttpPort}",
        });
        builder.Services.AddDaprWorkflow(activities.Register);
        var host = builder.Build();
        activities.Client = host.Services.GetRequiredService<DaprWorkflowClient>();
        await host.StartAsync();
        return host;
    }

    private async Task StopWorkerAsync()
    {
        await worker.StopAsync();
        worker.Dispose();
    }
}
