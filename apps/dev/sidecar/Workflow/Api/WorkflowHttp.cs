namespace EduStream.LocalDapr.Workflow.Api;

/// <summary>The HTTP workflow API in all its versions. The component in the path means nothing; requests are answered when they are stored, before they have an effect.</summary>
internal sealed class WorkflowHttp(string app, InstanceDesk instances, Purge purge)
{
    private static readonly string[] Versions = ["v1.0", "v1.0-beta1", "v1.0-alpha1"];

    public void Map(RouteTable http)
    {
        foreach (var root in Versions.Select(version => $"/{version}/workflows/{{component}}"))
        {
            http.Map("POST", root + "/{name}/start", StartAsync);
            http.Map("GET", root + "/{id}", GetAsync);
            http.Map("POST", root + "/{id}/raiseEvent/{event}", RaiseAsync);
            http.Map("POST", root + "/{id}/pause", PauseAsync);
            http.Map("POST", root + "/{id}/resume", ResumeAsync);
            http.Map("POST", root + "/{id}/terminate", TerminateAsync);
            http.Map("POST", root + "/{id}/purge", PurgeAsync);
        }
    }

    private async Task StartAsync(HttpContext http)
    {
        var (name, id) = (http.Route("name"), http.Request.Query["instanceID"].ToString());
        if (id.Length == 0) { id = Guid.NewGuid().ToString(); }
        WorkflowErrors.CheckNewId(id);
        var request = new CreateInstanceRequest { InstanceId = id, Name = name, Input = await BodyAsync(http) };
        var trace = TraceContexts.From(http.Request.Headers.TraceParent, http.Request.Headers.TraceState);
        if (await instances.StartAsync(new InstanceId(app, id), request, trace) == MailResult.AlreadyActive) { throw WorkflowErrors.StartRefused(name, id); }
        await AnswerAsync(http, StatusCodes.Status202Accepted, GoJson.WritePlain(json =>
        {
            json.WriteStartObject();
            json.WriteString("instanceID", id);
            json.WriteEndObject();
        }));
    }

    private async Task GetAsync(HttpContext http)
    {
        var state = instances.Find(Id(http), payloads: true) ?? throw WorkflowErrors.NotFound(Id(http).Id);
        await AnswerAsync(http, StatusCodes.Status200OK, GoJson.WritePlain(json => WorkflowJson.Write(json, state)));
    }

    private async Task RaiseAsync(HttpContext http)
    {
        var name = http.Route("event");
        var result = await instances.RaiseAsync(Id(http), name, await BodyAsync(http));
        if (result == MailResult.NoSuchInstance) { throw WorkflowErrors.RaiseFailed(Id(http).Id, name); }
        await AcceptedAsync(http);
    }

    private async Task PauseAsync(HttpContext http)
    {
        var result = await instances.SuspendAsync(Id(http), reason: null);
        if (result == MailResult.NoSuchInstance) { throw WorkflowErrors.PauseFailed(Id(http).Id); }
        await AcceptedAsync(http);
    }

    private async Task ResumeAsync(HttpContext http)
    {
        var result = await instances.ResumeAsync(Id(http), reason: null);
        if (result == MailResult.NoSuchInstance) { throw WorkflowErrors.ResumeFailed(Id(http).Id); }
        await AcceptedAsync(http);
    }

    private async Task TerminateAsync(HttpContext http)
    {
        var result = await instances.TerminateAsync(Id(http), output: null, recurse: true);
        if (result == MailResult.NoSuchInstance) { throw WorkflowErrors.NotFound(Id(http).Id, "failed to submit termination request:: " + Texts.NoSuchInstance); }
        await AcceptedAsync(http);
    }

    private async Task PurgeAsync(HttpContext http)
    {
        var id = Id(http);
        switch ((await purge.RunAsync(id, recursive: true, force: false)).Verdict)
        {
            case PurgeVerdict.Purged: await AcceptedAsync(http); break;
            case PurgeVerdict.NoSuchInstance:
                throw WorkflowErrors.NotFound(id.Id, "failed to purge workflow state: failed to fetch workflow state: " + Texts.NoSuchInstance);
            case var verdict: throw WorkflowErrors.PurgeFailed(id.Id, verdict);
        }
    }

    private InstanceId Id(HttpContext http) => new(app, http.Route("id"));

    /// <summary>Whatever was sent is the input, as text; nothing is an empty text.</summary>
    private static async Task<string> BodyAsync(HttpContext http) => Encoding.UTF8.GetString(await HttpJson.ReadAsync(http));

    private static Task AcceptedAsync(HttpContext http) => AnswerAsync(http, StatusCodes.Status202Accepted, "{}"u8.ToArray());

    private static Task AnswerAsync(HttpContext http, int status, byte[] body) => HttpJson.WriteAsync(http, status, body);
}
