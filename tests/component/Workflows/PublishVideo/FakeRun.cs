using System.Collections.Concurrent;
using EduStream.Contracts;
using EduStream.PublishVideo;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>One run of the workflow: what its fake activities are to do, and what they were asked for.</summary>
internal sealed class FakeRun
{
    private readonly ConcurrentDictionary<string, int> failures = new();
    private readonly ConcurrentDictionary<string, object> answers = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();
    private readonly ConcurrentQueue<string> begun = new();
    private readonly ConcurrentQueue<string> ended = new();

    public PublishVideoInput Input { get; } = new(new VideoId(Guid.CreateVersion7()), 1, new UploadId(Guid.CreateVersion7()));

    public string WorkflowId => PublishVideoInput.WorkflowIdOf(Input.VideoId, Input.Version);

    public int Chunks { get; init; } = 3;

    public int ChunksAtOnce { get; init; } = 2;

    public int InstantChunks { get; init; } = 2;

    public int Sounds { get; init; } = 1;

    /// <summary>Every attempt, in the order in which they began: the step's name, with its chunk, or with its sound if that is not the first.</summary>
    public IReadOnlyList<string> Begun => [.. begun];

    /// <summary>Every attempt that ended well.</summary>
    public IReadOnlyList<string> Ended => [.. ended];

    /// <summary>What the last attempt of a step was given.</summary>
    public ConcurrentDictionary<string, object> Inputs { get; } = new();

    /// <summary>The next attempts of a step (or of one chunk of it, <c>EncodeChunk 1</c>) throw; without a number all of them.</summary>
    public FakeRun Failing(string step, int times = int.MaxValue)
    {
        failures[step] = times;
        return this;
    }

    /// <summary>A step (or one chunk of it) answers this instead of what the happy path wants.</summary>
    public FakeRun Answering(string step, object answer)
    {
        answers[step] = answer;
        return this;
    }

    /// <summary>A step (or one chunk of it) does not end before the gate is opened.</summary>
    public TaskCompletionSource Gate(string step) => gates.GetOrAdd(step, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public async Task<T> AttemptAsync<T>(string step, object input, T answer)
    {
        var label = input switch
        {
            ChunkInput chunk => $"{step} {chunk.Chunk}",
            SoundInput { Sound: > 0 } sound => $"{step} {sound.Sound}",
            _ => step,
        };
        Inputs[label] = input;
        begun.Enqueue(label);
        foreach (var name in new[] { step, label }.Distinct())
        {
            if (gates.TryGetValue(name, out var gate))
            {
                await gate.Task.WaitAsync(TimeSpan.FromMinutes(1));
            }

            if (failures.TryGetValue(name, out var left) && left > 0)
            {
                failures[name] = left - 1;
                throw new IOException($"{label} fails as the test wants it.");
            }
        }

        ended.Enqueue(label);
        return answers.TryGetValue(label, out var other) || answers.TryGetValue(step, out other) ? (T)other : answer;
    }
}
