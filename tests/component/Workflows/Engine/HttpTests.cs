using System.Text;
using EduStream.Testing;
using EduStream.Tests.Component.Workflows.Engine.Harness;
using Xunit;

namespace EduStream.Tests.Component.Workflows.Engine;

/// <summary>Status codes and bodies as recorded of daprd.</summary>
[Trait("Suite", "workflow")]
public sealed class HttpTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private EngineHost _host = null!;
    private RawWorker _worker = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await EngineHost.StartAsync();
        _worker = await _host.WorkerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("/v1.0/workflows/dapr")]
    [InlineData("/v1.0-beta1/workflows/dapr")]
    [InlineData("/v1.0-alpha1/workflows/dapr")]
    [InlineData("/v1.0/workflows/nocomp")]
    public async Task Start_get_and_purge(string root)
    {
        await AnswerAsync(202, "{\"instanceID\":\"h1\"}", "POST", $"{root}/quick/start?instanceID=h1", "{\"a\":1}");
        await AnswerAsync(
            200, "{\"instanceID\":\"h1\",\"createdAt\":\"0001-01-01T00:00:00Z\",\"lastUpdatedAt\":\"0001-01-01T00:00:00Z\",\"runtimeStatus\":\"PENDING\"}", "GET", $"{root}/h1");
        var turn = await _worker.TurnAsync();
        Assert.Equal(("quick", "{\"a\":1}"), (turn.News[0].ExecutionStarted.Name, turn.News[0].ExecutionStarted.Input));
        await turn.RespondAsync(new() { CustomStatus = "step", Actions = { Act.Complete(1, "\"<ok>\"") } });
        var body = (await SendAsync("GET", $"{root}/h1")).Body;
        Assert.Matches(
            """^\{"instanceID":"h1","workflowName":"quick","createdAt":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z","lastUpdatedAt":"[^"]+","runtimeStatus":"COMPLETED","properties":"""
            + """\{"dapr\.workflow\.custom_status":"step","dapr\.workflow\.input":"\{\\"a\\":1\}","dapr\.workflow\.output":"\\"<ok>\\""\}\}$""",
            body);
        await AnswerAsync(202, "{}", "POST", $"{root}/h1/purge");
        await AnswerAsync(404, NotFound("h1"), "GET", $"{root}/h1");
    }

    [Fact]
    public async Task Any_body_is_an_input_and_ids_are_made_up()
    {
        var (status, body) = await SendAsync("POST", "/v1.0/workflows/dapr/quick/start");
        Assert.Equal(202, status);
        Assert.Matches("^\\{\"instanceID\":\"[0-9a-f-]{36}\"\\}$", body);
        Assert.Equal("", (await _worker.AnswerAsync(Act.Complete())).News[0].ExecutionStarted.Input);
        await SendAsync("POST", "/v1.0/workflows/dapr/quick/start?instanceID=tb", "plain text");
        Assert.Equal("plain text", (await _worker.AnswerAsync(Act.Fail(1, "not JSON"))).News[0].ExecutionStarted.Input);
        var failed = (await SendAsync("GET", "/v1.0/workflows/dapr/tb")).Body;
        Assert.Contains(
            "\"runtimeStatus\":\"FAILED\",\"properties\":{\"dapr.workflow.failure.error_message\":\"not JSON\",\"dapr.workflow.failure.error_type\":\"Boom\",\"dapr.workflow.input\":\"plain text\"}",
            failed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_pause_resume_and_terminate_are_accepted_also_for_ended_instances()
    {
        await SendAsync("POST", "/v1.0/workflows/dapr/quick/start?instanceID=h1", "1");
        await _worker.AnswerAsync();
        await AnswerAsync(202, "{}", "POST", "/v1.0/workflows/dapr/h1/raiseEvent/GO", "\"x\"");
        var raised = (await _worker.AnswerAsync()).News[0].EventRaised;
        Assert.Equal(("GO", "\"x\""), (raised.Name, raised.Input));
        await AnswerAsync(202, "{}", "POST", "/v1.0/workflows/dapr/h1/pause");
        Assert.Equal("workflowStarted,executionSuspended", (await _worker.AnswerAsync()).New);
        Assert.Contains("\"runtimeStatus\":\"SUSPENDED\"", (await SendAsync("GET", "/v1.0/workflows/dapr/h1")).Body, StringComparison.Ordinal);
        await AnswerAsync(202, "{}", "POST", "/v1.0/workflows/dapr/h1/resume");
        await _worker.AnswerAsync();
        await AnswerAsync(202, "{}", "POST", "/v1.0/workflows/dapr/h1/terminate");
        Assert.True((await _worker.AnswerAsync(Act.Terminated())).News[0].ExecutionTerminated.Recurse);
        foreach (var verb in new[] { "raiseEvent/e", "pause", "resume", "terminate" })
        {
            await AnswerAsync(202, "{}", "POST", "/v1.0/workflows/dapr/h1/" + verb);
        }

        Assert.False(_worker.HasTurn);
    }

    [Fact]
    public async Task Active_instances_are_neither_started_again_nor_purged()
    {
        await SendAsync("POST", "/v1.0/workflows/dapr/wf/start?instanceID=h1", "1");
        await _worker.AnswerAsync();
        await AnswerAsync(
            500,
            Error("ERR_START_WORKFLOW", "error starting workflow 'wf': unable to start workflow: failed to start workflow: rpc error: code = AlreadyExists desc = an active workflow with ID 'h1' already exists"),
            "POST", "/v1.0/workflows/dapr/wf/start?instanceID=h1", "1");
        await AnswerAsync(
            500, Error("ERR_PURGE_WORKFLOW", "error purging workflow h1: failed to Purge workflow h1: failed to purge workflow state: orchestration has not yet completed"),
            "POST", "/v1.0/workflows/dapr/h1/purge");
    }

    [Theory]
    [InlineData("GET", "zzz", 404, "ERR_INSTANCE_ID_NOT_FOUND", "unable to find workflow with the provided instance ID: zzz")]
    [InlineData("POST", "zzz/terminate", 404, "ERR_INSTANCE_ID_NOT_FOUND", "unable to find workflow with the provided instance ID: zzz%!(EXTRA *fmt.wrapError=failed to submit termination request:: no such instance exists)")]
    [InlineData("POST", "zzz/purge", 404, "ERR_INSTANCE_ID_NOT_FOUND", "unable to find workflow with the provided instance ID: zzz%!(EXTRA *fmt.wrapError=failed to purge workflow state: failed to fetch workflow state: no such instance exists)")]
    [InlineData("POST", "zzz/raiseEvent/e", 500, "ERR_RAISE_EVENT_WORKFLOW", "error raising event on workflow 'zzz': failed to raise event e on workflow zzz: failed to raise event: no such instance exists")]
    [InlineData("POST", "zzz/pause", 500, "ERR_PAUSE_WORKFLOW", "error pausing workflow zzz: failed to pause workflow zzz: failed to suspend workflow: no such instance exists")]
    [InlineData("POST", "zzz/resume", 500, "ERR_RESUME_WORKFLOW", "error resuming workflow zzz: failed to resume workflow zzz: failed to resume workflow: no such instance exists")]
    public Task A_missing_instance_is_an_error(string method, string path, int status, string code, string message) =>
        AnswerAsync(status, Error(code, message), method, "/v1.0/workflows/dapr/" + path);

    [Theory]
    [InlineData("a%20b", "ERR_INSTANCE_ID_INVALID", "workflow instance ID 'a b' is invalid: only alphanumeric and underscore characters are allowed")]
    [InlineData("a%23b", "ERR_INSTANCE_ID_INVALID", "workflow instance ID 'a#b' is invalid: only alphanumeric and underscore characters are allowed")]
    [InlineData("a:b@c", "ERR_INSTANCE_ID_INVALID", "workflow instance ID 'a:b@c' is invalid: only alphanumeric and underscore characters are allowed")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ERR_INSTANCE_ID_TOO_LONG", "workflow instance ID exceeds the max length of 64 characters")]
    public Task A_new_id_is_checked(string id, string code, string message) =>
        AnswerAsync(400, Error(code, message), "POST", "/v1.0/workflows/dapr/quick/start?instanceID=" + id, "1");

    [Fact]
    public async Task The_metadata_count_the_connected_workers()
    {
        Assert.EndsWith(",\"workflows\":{\"connectedWorkers\":1}}\n", (await SendAsync("GET", "/v1.0/metadata")).Body, StringComparison.Ordinal);
        await _worker.DropAsync();
        await Eventually.TrueAsync(async () => !(await SendAsync("GET", "/v1.0/metadata")).Body.Contains("workflows", StringComparison.Ordinal));
    }

    private static string Error(string code, string message) => $"{{\"errorCode\":\"{code}\",\"message\":\"{message}\"}}";

    private static string NotFound(string id) => Error("ERR_INSTANCE_ID_NOT_FOUND", "unable to find workflow with the provided instance ID: " + id);

    private async Task AnswerAsync(int status, string body, string method, string path, string? content = null) =>
        Assert.Equal((status, body), await SendAsync(method, path, content));

    private async Task<(int Status, string Body)> SendAsync(string method, string path, string? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_host.Http(), path));
        if (content is not null) { request.Content = new StringContent(content, Encoding.UTF8, "application/json"); }
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
