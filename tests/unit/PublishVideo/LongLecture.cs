using System.Text.Json;
using Dapr.Workflow;
using Dapr.Workflow.Payloads;
using DaprProtocol.Workflows;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.Media.Probing;
using EduStream.Media.Timing;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.Tests.Unit.DaprSdk.Workflows;

namespace EduStream.Tests.Unit.PublishVideo;

/// <summary>The workflow with a lecture that is longer than a section, on a simulated runtime: everything succeeds, in the order in which it was asked for.</summary>
internal sealed class LongLecture
{
    internal const int Chunks = 110;
    internal const int InstantChunks = 104;

    private static readonly SourceInfo Source = new(
        "mov,mp4", 1000, 2200, 0, new SourceVideo(0, "h264", 1280, 720, 1280, 720, 0, new Rational(30), false, new Rational(1, 15360), Rational.Zero, false, "yuv420p", false, true), []);

    private static readonly PublishVersion Summary = new(1, 2200, [new RenditionSummary("v720", "avc1.64001f", 1280, 720, 1_000_000, 1_500_000)]);

    private readonly Queue<HistoryEvent> answers = new();
    private readonly Simulation simulation;

    internal LongLecture(Func<WorkflowContext, WorkflowContext>? seen = null) => simulation = new Simulation(Run(seen ?? (context => context)));

    internal static PublishVideoInput Version { get; } = new(new VideoId(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")), 7, new UploadId(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c")));

    /// <summary>Activities with their part, and child workflows with their id.</summary>
    internal List<string> Asked { get; } = [];

    /// <summary>What the child workflows were given.</summary>
    internal Dictionary<string, string> Sections { get; } = [];

    internal CompleteWorkflowAction? End => simulation.End;

    /// <summary>From here on by this version of the app.</summary>
    internal void Upgrade() => simulation.Code = Run(context => context);

    internal void Turn()
    {
        simulation.Turn(answers.TryDequeue(out var answer) ? [answer] : []);
        foreach (var action in simulation.Last.Actions)
        {
            if (action.ScheduleTask is { } task)
            {
                Asked.Add(task.Name + PartOf(task.Input));
                answers.Enqueue(Simulation.Completed(action.Id, AnswerOf(task.Name)));
            }
            else if (action.CreateChildWorkflow is { } child)
            {
                Asked.Add($"{child.Name} {child.InstanceId}");
                Sections[child.InstanceId] = child.Input;
                answers.Enqueue(new HistoryEvent { ChildWorkflowInstanceCompleted = new() { TaskScheduledId = action.Id, Result = child.Name.StartsWith("Instant", StringComparison.Ordinal) ? "true" : "{}" } });
            }
        }
    }

    /// <summary>Turns until the end.</summary>
    internal void GoOn()
    {
        for (var turn = 0; End is null && turn < 2000; turn++)
        {
            Turn();
        }
    }

    private static Func<WorkflowContext, Task<object?>> Run(Func<WorkflowContext, WorkflowContext> seen) => async context => await new PublishVideoWorkflow().RunAsync(seen(context), Version);

    private static string PartOf(string input)
    {
        using var read = JsonDocument.Parse(input);
        return read.RootElement.TryGetProperty("chunk", out var part) || read.RootElement.TryGetProperty("sound", out part) ? $" {part}" : "";
    }

    private static string AnswerOf(string activity) => activity switch
    {
        nameof(InspectSource) => Payload.Write(new Inspection(Source, null)),
        nameof(PlanInstant) => Payload.Write(new InstantSummary(InstantChunks, 4, 2200, [])),
        nameof(PlanEncoding) => Payload.Write(new PlanSummary(Chunks, 4, true, [], 2)),
        nameof(AssemblePresentation) => Payload.Write(new Assembled(Summary, null)),
        nameof(MakePlayable) => "true",
        _ => "",
    };
}
