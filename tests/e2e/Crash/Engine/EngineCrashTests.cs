using System.Collections.Concurrent;
using System.Diagnostics;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.E2E.Crash.Engine;

/// <summary>Runtime and workers are killed at random under fifty workflows at a time and a stream of messages; nothing may be lost or used twice.</summary>
[Trait("Suite", "crash")]
public sealed class EngineCrashTests
{
    private const int AtOnce = 50;

    [Fact(Timeout = 3_600_000)]
    public async Task Random_kills_lose_nothing_and_use_each_result_once()
    {
        Console.WriteLine($"crash: {Plan.Kills} of {Plan.AllKills} kills{(Plan.IsFull ? "" : " (part run in CI); all: ./edustream test crash --full")}; seed {Plan.Seed}");
        var watch = Stopwatch.StartNew();
        await using var engine = await EngineUnderFire.StartAsync();
        await using var hub = new HubClient(engine.Apps[0].Grpc);
        using var post = new Post(engine.Caller);
        using var stopPosting = new CancellationTokenSource();
        var posting = Task.WhenAll(post.RunAsync(stopPosting.Token), post.RunAsync(stopPosting.Token));
        var kills = new Kills(engine, Plan.Seed);
        var killing = kills.RunAsync(Plan.Kills);
        var stories = new ConcurrentBag<Story>();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(lane => TellAsync(lane, hub, killing, stories)));
        await killing;
        await stopPosting.CancelAsync();
        await posting;

        await Eventually.TrueAsync(() => Missing(engine, post).Count == 0, TimeSpan.FromMinutes(2), "every acknowledged message is handled").ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.Empty(Missing(engine, post));
        var ran = engine.Diary().Where(words => words[0] == "ran").ToList();
        var verdict = new Verdict(ran.ToLookup(words => $"{words[1]} {words[2]}", words => words[3]));
        foreach (var story in stories) { verdict.Judge(story); }
        Assert.True(verdict.Complaints.Count == 0, string.Join('\n', verdict.Complaints.Take(20)));
        Assert.True(stories.Count >= AtOnce);

        var figures = new
        {
            kills = Plan.Kills, ofTheRuntime = kills.Counts[0], ofWorkers = kills.Counts.Skip(1).Sum(), workflows = stories.Count,
            completed = stories.Count(story => story.Ending == Ending.Completes), failedOnPurpose = stories.Count(story => story.Ending == Ending.Fails), terminated = stories.Count(story => story.Ending == Ending.IsTerminated),
            activityRuns = ran.Count, resultsUsed = verdict.Used, eventsRaised = stories.Sum(story => story.Calls.Values.Sum()), messagesAcknowledged = post.Acknowledged.Count,
            messageDeliveries = engine.Diary().Count(words => words[0] == "got"), seconds = (int)watch.Elapsed.TotalSeconds,
        };
        await Plan.FoundAsync("kills", figures);
    }

    /// <summary>One workflow after the other until the killing is over.</summary>
    private static async Task TellAsync(int lane, HubClient hub, Task killing, ConcurrentBag<Story> stories)
    {
        var random = new Random(Plan.Seed + lane);
        var number = 0;
        do
        {
            var ending = random.Next(10) switch { 0 => Ending.Fails, 1 => Ending.IsTerminated, _ => Ending.Completes };
            var story = new Story($"story-{lane}-{number++}", ending, random.Next(50, 3000), TimeSpan.FromMilliseconds(random.Next(3000)));
            stories.Add(story);
            await story.RunAsync(hub);
            await story.PurgeAsync(hub);
        }
        while (!killing.IsCompleted);
    }

    private static List<int> Missing(EngineUnderFire engine, Post post)
    {
        var handled = engine.Diary().Where(words => words[0] == "got").Select(words => words[1]).ToHashSet();
        return [.. post.Acknowledged.Where(number => !handled.Contains($"{number}"))];
    }
}
