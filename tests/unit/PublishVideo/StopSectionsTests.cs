using Dapr.Workflow;
using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.PublishVideo.Activities;
using EduStream.Tests.Unit.DaprSdk.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class StopSectionsTests
{
    private static readonly string[] Sections = ["section-0", "section-1"];

    [Fact]
    public async Task RunAsync_SeveralSections_TellsEach()
    {
        await using var sidecar = await FakeSidecar.StartAsync();

        await StopAsync(sidecar);

        Assert.Equal(Sections.Select(section => (section, "stop")), Told(sidecar));
    }

    [Fact]
    public async Task RunAsync_TheyCannotBeTold_TriesEachAndFails()
    {
        await using var sidecar = await FakeSidecar.StartAsync();
        sidecar.Refuse = _ => GrpcStatusCode.Unknown;

        await Assert.ThrowsAnyAsync<Exception>(() => StopAsync(sidecar));

        Assert.Equal(Sections.Select(section => (section, "stop")), Told(sidecar));
    }

    private static async Task StopAsync(FakeSidecar sidecar)
    {
        using var host = await WorkerHost.StartAsync(sidecar, _ => { });
        await new StopSections(host.Services.GetRequiredService<DaprWorkflowClient>()).RunAsync(null!, new StopSectionsInput(LongLecture.Version, Sections));
    }

    private static IEnumerable<(string, string)> Told(FakeSidecar sidecar) =>
        sidecar.Calls.Select(call => call.Request).OfType<RaiseEventRequest>().Select(told => (told.InstanceId, told.Name)).Order();
}
