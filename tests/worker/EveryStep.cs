using Dapr.Workflow;

namespace EduStream.Testing.Worker;

/// <summary>What one run has to do.</summary>
/// <param name="Used">Tokens of the generations before.</param>
/// <param name="Waits">Milliseconds that its timers took.</param>
internal sealed record EveryStepInput(int Width, int TimerMilliseconds, string[] Events, bool Fails, int Generation, Slot[] Used, double[] Waits);

/// <summary>The token that was used for a slot.</summary>
internal sealed record Slot(string Name, string Token);

/// <param name="Raised">Payloads of the events, as they came.</param>
internal sealed record EveryStepResult(Slot[] Used, double[] Waits, string[] Raised);

/// <summary>Fan-out, timer, child, continue-as-new, fan-out, timer, events: every kind of step, each leaving something that can be counted.</summary>
internal sealed class EveryStep : Workflow<EveryStepInput, EveryStepResult?>
{
    private static readonly WorkflowTaskOptions Twice = new(new WorkflowRetryPolicy(2, TimeSpan.FromMilliseconds(100), 1));

    public override async Task<EveryStepResult?> RunAsync(WorkflowContext context, EveryStepInput input)
    {
        var names = Enumerable.Range(0, input.Width).Select(i => $"{input.Generation}/{i}").ToArray();
        var tokens = await Task.WhenAll(names.Select(name => context.CallActivityAsync<string>(nameof(Work), name)));
        Slot[] used = [.. input.Used, .. names.Zip(tokens, (name, token) => new Slot(name, token))];

        var asleep = context.CurrentUtcDateTime;
        await context.CreateTimer(TimeSpan.FromMilliseconds(input.TimerMilliseconds));
        double[] waits = [.. input.Waits, (context.CurrentUtcDateTime - asleep).TotalMilliseconds];

        if (input.Generation == 0)
        {
            var child = await context.CallChildWorkflowAsync<Slot[]>(nameof(Child), 3, new ChildWorkflowTaskOptions(context.InstanceId + "-child"));
            context.ContinueAsNew(input with { Generation = 1, Used = [.. used, .. child], Waits = waits });
            return null;
        }

        context.SetCustomStatus("waiting");
        List<string> raised = [];
        // An event whose sender was cut off is sent again with a number of its own: "b#2".
        while (input.Events.Except(raised.Select(payload => payload.Split('#')[0])).Any())
        {
            raised.Add(await context.WaitForExternalEventAsync<string>("word"));
        }

        if (input.Fails) { await context.CallActivityAsync<string>(nameof(Refuse), "x", Twice); }
        return new EveryStepResult(used, waits, [.. raised]);
    }
}

internal sealed class Child : Workflow<int, Slot[]>
{
    public override async Task<Slot[]> RunAsync(WorkflowContext context, int width)
    {
        var used = new Slot[width];
        for (var i = 0; i < width; i++) { used[i] = new Slot($"c/{i}", await context.CallActivityAsync<string>(nameof(Work), $"c/{i}")); }
        return used;
    }
}
