using DaprProtocol.Workflows;
using EduStream.Testing;
using EduStream.Testing.Load;

namespace EduStream.Benchmarks.Runtime;

/// <summary>Workflows per second as the recorded run of daprd had them: 80 activities in flight, or ten in sequence.</summary>
internal static class WorkflowLoad
{
    private const int Width = 20;
    private const int Length = 10;
    // 4 x 20 activities are in flight, no more: the JavaScript worker drops what is beyond 110.
    private const int AtOnce = 4;

    internal static async Task MeasureAsync(Measurements into, LoadApp app, string worker, int seconds)
    {
        await using var hub = new HubClient(app.Grpc);
        await WarmUpAsync(hub);
        into.Add($"fan-out of {Width}, {AtOnce} workflows at once, {worker} worker", "activities/s", await RunAsync(hub, "FanOut", Width, AtOnce, 75 * seconds));
        into.Add($"sequence of {Length}, {AtOnce} workflows at once, {worker} worker", "activities/s", await RunAsync(hub, "Sequence", Length, AtOnce, 50 * seconds));
        into.Add($"sequence of {Length}, one workflow at a time, {worker} worker", "activities/s", await RunAsync(hub, "Sequence", Length, 1, 20 * seconds));
    }

    internal static async Task MeasureStartsAsync(Measurements into, LoadApp app, int seconds)
    {
        await using var hub = new HubClient(app.Grpc);
        into.Add("workflow starts, each with its first turn", "starts/s", await Rate.OfAsync(1_500 * seconds, 16, _ => hub.StartAsync(Guid.NewGuid().ToString("N"), "Nothing", "1")));
    }

    private static async Task WarmUpAsync(HubClient hub)
    {
        await RunAsync(hub, "FanOut", Width, AtOnce, 100);
        await RunAsync(hub, "Sequence", Length, AtOnce, 50);
    }

    private static Task<double> RunAsync(HubClient hub, string name, int activities, int atOnce, int workflows) => Rate.OfAsync(
        workflows,
        atOnce,
        async _ =>
        {
            var id = Guid.NewGuid().ToString("N");
            await hub.StartAsync(id, name, $"{activities}");
            var state = await hub.CompletedAsync(id);
            if (state.WorkflowStatus != OrchestrationStatus.Completed || state.Output != $"{activities * (activities + 1) / 2}")
            {
                throw new InvalidOperationException($"{name} ended {state.WorkflowStatus} with '{state.Output}' {state.FailureDetails?.ErrorMessage}.");
            }
        },
        activities);
}
