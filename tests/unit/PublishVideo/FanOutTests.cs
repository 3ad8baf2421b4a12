using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class FanOutTests
{
    private readonly List<int> begun = [];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 2)]
    [InlineData(2, 16)]
    public async Task RunAsync_NothingWrong_RunsEachChunkOnceInOrder(int chunks, int atOnce)
    {
        Assert.Null(await FanOut.RunAsync(Plan(chunks, atOnce), Chunk(_ => Task.FromResult<Refusal?>(null)), NoSound));

        Assert.Equal(Enumerable.Range(0, chunks), begun);
    }

    [Fact]
    public async Task RunAsync_ChunksTakeTime_KeepsToTheLimit()
    {
        var gates = Enumerable.Range(0, 5).Select(_ => new TaskCompletionSource<Refusal?>()).ToList();
        var all = FanOut.RunAsync(Plan(5, 2), Chunk(chunk => gates[chunk].Task), NoSound);
        Assert.Equal([0, 1], begun);

        gates[1].SetResult(null);
        Assert.Equal([0, 1, 2], begun);

        gates.ForEach(gate => gate.TrySetResult(null));
        Assert.Null(await all);
    }

    [Fact]
    public async Task RunAsync_OneRefuses_BeginsNoFurtherOneAndWaitsForTheRest()
    {
        var slow = new TaskCompletionSource<Refusal?>();
        var refusal = new Refusal("damaged", "Damaged.");
        var all = FanOut.RunAsync(Plan(5, 2), Chunk(chunk => chunk == 0 ? slow.Task : Task.FromResult<Refusal?>(refusal)), NoSound);

        Assert.False(all.IsCompleted);
        slow.SetResult(null);

        Assert.Equal(refusal, await all);
        Assert.Equal([0, 1], begun);
    }

    [Fact]
    public async Task RunAsync_OneFails_ThrowsAfterTheRestEnded()
    {
        var slow = new TaskCompletionSource<Refusal?>();
        var failure = new WorkflowTaskFailedException("Task failed", new WorkflowTaskFailureDetails("System.IO.IOException", "No space."));
        var all = FanOut.RunAsync(Plan(5, 2), Chunk(chunk => chunk == 0 ? slow.Task : Task.FromException<Refusal?>(failure)), NoSound);

        Assert.False(all.IsCompleted);
        slow.SetResult(null);

        await Assert.ThrowsAsync<WorkflowTaskFailedException>(() => all);
        Assert.Equal([0, 1], begun);
    }

    [Fact]
    public async Task RunAsync_ToldToStop_BeginsNoFurtherOneAndWaitsForTheRest()
    {
        var (told, slow) = (new TaskCompletionSource(), new TaskCompletionSource<Refusal?>());
        var all = FanOut.RunAsync(1, 3, (_, chunk) => Chunk(_ => slow.Task)(chunk), 0, NoSound, told.Task);
        told.SetResult();

        Assert.False(all.IsCompleted);
        slow.SetResult(null);

        Assert.Null(await all);
        Assert.Equal([0], begun);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_SeveralGoWrong_TellsThoseThatRunOnce(bool refused)
    {
        var (halts, rest) = (0, new TaskCompletionSource<Refusal?>());
        var failure = new WorkflowTaskFailedException("Task failed", new WorkflowTaskFailureDetails("System.IO.IOException", "No space."));
        var wrong = refused ? Task.FromResult<Refusal?>(new Refusal("damaged", "Damaged.")) : Task.FromException<Refusal?>(failure);
        var all = FanOut.RunAsync(3, 9, (lane, chunk) => Chunk(_ => lane == 2 ? rest.Task : wrong)(chunk), 0, NoSound, halt: () =>
        {
            halts++;
            rest.SetResult(null);
            return Task.CompletedTask;
        });

        Assert.Equal(refused ? null : failure, await Record.ExceptionAsync(() => all));
        Assert.Equal(1, halts);
        Assert.True(rest.Task.IsCompleted);
    }

    [Fact]
    public async Task RunAsync_SoundRefuses_IsTheAnswer()
    {
        var refusal = new Refusal("damaged", "Damaged.");

        Assert.Equal(refusal, await FanOut.RunAsync(Plan(1, 1, sounds: 3), Chunk(_ => Task.FromResult<Refusal?>(null)), sound => Task.FromResult(sound == 1 ? refusal : null)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task RunAsync_SeveralSounds_RunsEachOnceBesideTheChunks(int chunks)
    {
        List<int> sounds = [];
        Assert.Null(await FanOut.RunAsync(Plan(chunks, 4, sounds: 3), Chunk(_ => Task.FromResult<Refusal?>(null)), sound =>
        {
            sounds.Add(sound);
            return Task.FromResult<Refusal?>(null);
        }));

        Assert.Equal(Enumerable.Range(0, chunks), begun);
        Assert.Equal([0, 1, 2], sounds);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void SoundCount_SummaryFromWhenThereWasOneSound_IsWhetherItHadOne(bool sound, int count) => Assert.Equal(count, new PlanSummary(1, 1, sound, []).SoundCount);

    private static Task<Refusal?> NoSound(int sound) => throw new InvalidOperationException("The plan has no sound.");

    private static PlanSummary Plan(int chunks, int atOnce, int sounds = 0) => new(chunks, atOnce, sounds > 0, [], sounds);

    private Func<int, Task<Refusal?>> Chunk(Func<int, Task<Refusal?>> step) => chunk =>
    {
        begun.Add(chunk);
        return step(chunk);
    };
}
