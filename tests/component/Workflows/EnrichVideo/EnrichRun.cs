using System.Collections.Concurrent;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo;

namespace EduStream.Tests.Component.Workflows.EnrichVideo;

/// <summary>One run of the workflow: what its fake activities are to do, and what they were asked for.</summary>
internal sealed class EnrichRun
{
    private readonly ConcurrentDictionary<string, int> failures = new();
    private readonly ConcurrentDictionary<string, PartResult> answers = new();
    private readonly ConcurrentDictionary<string, (PartResult Answer, int Times)> first = new();
    private readonly ConcurrentQueue<string> begun = new();

    public EnrichVideoInput Input { get; init; } = new(new VideoId(Guid.CreateVersion7()), 1, new UploadId(Guid.CreateVersion7()));

    /// <summary>Every attempt, in the order in which they began.</summary>
    public IReadOnlyList<string> Begun => [.. begun];

    /// <summary>What was noted as the ending.</summary>
    public IReadOnlyList<PartOutcome>? Closed { get; private set; }

    /// <summary>Of which run that was.</summary>
    public EnrichVideoInput? Ended { get; private set; }

    /// <summary>The next attempts of an activity throw; without a number all of them.</summary>
    public EnrichRun Failing(string activity, int times = int.MaxValue)
    {
        failures[activity] = times;
        return this;
    }

    public EnrichRun Answering(string activity, PartResult answer)
    {
        answers[activity] = answer;
        return this;
    }

    /// <summary>Before anything else, so many times.</summary>
    public EnrichRun AnsweringFirst(string activity, PartResult answer, int times)
    {
        first[activity] = (answer, times);
        return this;
    }

    public PartResult Attempt(string activity)
    {
        Begin(activity);
        if (first.TryGetValue(activity, out var early) && early.Times > 0)
        {
            first[activity] = (early.Answer, early.Times - 1);
            return early.Answer;
        }

        return answers.GetValueOrDefault(activity, PartResult.Done);
    }

    public void Close(EnrichVideoInput version, IReadOnlyList<PartOutcome> parts)
    {
        Begin("CloseEnrichment");
        (Ended, Closed) = (version, parts);
    }

    private void Begin(string activity)
    {
        begun.Enqueue(activity);
        if (failures.TryGetValue(activity, out var left) && left > 0)
        {
            failures[activity] = left - 1;
            throw new IOException($"{activity} fails as the test wants it.");
        }
    }
}
