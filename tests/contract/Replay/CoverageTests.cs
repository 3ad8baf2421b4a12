namespace EduStream.Tests.Contract.Replay;

public sealed class CoverageTests
{
    private static readonly string[] Together = ["http/workflow_http", "http/metadata_after_worker", "workflow/http_run_grpc", "http/api_token_cron_httpbinding", "http_resiliency/resiliency_inbound_pubsub_and_invoke"];

    [Fact]
    public void Every_recording_is_replayed_or_left_out_with_a_reason()
    {
        var replayed = Replayed.Http.Concat(Replayed.Grpc).Concat(Replayed.Workers).Concat(Together).ToHashSet();
        var leftOut = LeftOut.All.Where(entry => entry.Cases is ["*"]).Select(entry => entry.Recording).ToHashSet();

        Assert.Empty(Recording.Names.Except(replayed).Except(leftOut));
        Assert.Empty(replayed.Except(Recording.Names));
        Assert.Empty(replayed.Intersect(leftOut));
    }

    [Fact]
    public void The_list_of_what_is_left_out_names_cases_that_exist_once_each_and_says_why()
    {
        foreach (var entry in LeftOut.All)
        {
            Assert.Contains(entry.Recording, Recording.Names);
            Assert.True(entry.Reason.Length > 10, entry.Recording);
            if (entry.Cases is not ["*"]) { Assert.Empty(entry.Cases.Except(Names(entry.Recording))); }
        }
        Assert.DoesNotContain(LeftOut.All.SelectMany(entry => entry.Cases.Select(name => (entry.Recording, name))).GroupBy(named => named), same => same.Count() > 1);
    }

    private static IEnumerable<string> Names(string recording)
    {
        var lines = Recording.Load(recording).Lines;
        return lines[0].Member("call") is null
            ? lines.Select(line => line.Text("name")!)
            : RecordedCall.All(new Recording(recording, lines)).Select(call => call.Name).Concat(lines.Select(line => $"item@{line.GetProperty("t")}"));
    }
}
