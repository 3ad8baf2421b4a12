using System.Collections.Concurrent;
using EduStream.Contracts;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Progress;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>One run of the workflow: what its fake activities are to do, and what they were asked for.</summary>
internal sealed class FakeRun
{
    private readonly ConcurrentDictionary<string, int> failures = new();
    private readonly ConcurrentDictionary<string, object> answers = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();
    private readonly ConcurrentDictionary<string, int> atOnce = new();
    private readonly ConcurrentQueue<string> begun = new();
    private readonly ConcurrentQueue<string> ended = new();

    public PublishVideoInput Input { get; } = new(new VideoId(Guid.CreateVersion7()), 1, new UploadId(Guid.CreateVersion7()), Guid.NewGuid().ToString());

    public string WorkflowId => PublishVideoInput.WorkflowIdOf(Input.VideoId, Input.Version);

    public int Chunks { get; init; } = 3;

    public int ChunksAtOnce { get; init; } = 2;

    public int InstantChunks { get; init; } = 2;

    public int Sounds { get; init; } = 1;

    /// <summary>How long the work of a broken run is kept, on the runtime's clock: about a second of the test's.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Every attempt, in the order in which they began: the step's name, with its chunk, or with its sound if that is not the first.</summary>
    public IReadOnlyList<string> Begun => [.. begun];

    /// <summary>Every attempt that ended well.</summary>
    public IReadOnlyList<string> Ended => [.. ended];

    /// <summary>What the last attempt of a step was given.</summary>
    public ConcurrentDictionary<string, object> Inputs { get; } = new();

    /// <summary>The workflow instance that asked for the last attempt of a step.</summary>
    public ConcurrentDictionary<string, string> Instances { get; } = new();

    /// <summary>How many parts were in work at once, at the most, per step.</summary>
    public ConcurrentDictionary<string, int> MostAtOnce { get; } = new();

    /// <summary>The next attempts of a step (or of one chunk of it, <c>EncodeChunk 1</c>) throw; without a number all of them.</summary>
    public FakeRun Failing(string step, int times = int.MaxValue)
    {
        failures[step] = times;
        return this;
    }

    /// <summary>The cause of the failure is gone.</summary>
    public void Mend(string step) => failures[step] = 0;

    /// <summary>A step (or one chunk of it) answers this instead of what the happy path wants.</summary>
    public FakeRun Answering(string step, object answer)
    {
        answers[step] = answer;
        return this;
    }

    /// <summary>A step (or one chunk of it) does not end before the gate is opened.</summary>
    public TaskCompletionSource Gate(string step) => gates.GetOrAdd(step, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public async Task<T> AttemptAsync<T>(string instance, string step, object input, T answer)
    {
        var label = input switch
        {
            ChunkInput chunk => $"{step} {chunk.Chunk}",
            SoundInput { Sound: > 0 } sound => $"{step} {sound.Sound}",
            _ => step,
        };
        Inputs[label] = input;
        Instances[label] = instance;
        begun.Enqueue(label);
        var now = atOnce.AddOrUpdate(step, 1, (_, others) => others + 1);
        MostAtOnce.AddOrUpdate(step, now, (_, most) => Math.Max(most, now));
        try
        {
            await ActAsync(step, label, input);
        }
        finally
        {
            atOnce.AddOrUpdate(step, 0, (_, others) => others - 1);
        }

        ended.Enqueue(label);
        return answers.TryGetValue(label, out var other) || answers.TryGetValue(step, out other) ? (T)other : answer;
    }

    private async Task ActAsync(string step, string label, object input)
    {
        foreach (var name in new[] { step, label }.Distinct())
        {
            if (gates.TryGetValue(name, out var gate))
            {
                await gate.Task.WaitAsync(TimeSpan.FromMinutes(1));
            }

            if (failures.TryGetValue(name, out var left) && left > 0)
            {
                failures[name] = left - 1;
                throw new StepFailedException(Steps.Of(step, (input as ChunkInput)?.Chunk), new IOException($"{label} fails as the test wants it."));
            }
        }
    }
}
