using Dapr.Workflow;
using EduStream.Testing.Worker;

var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseUrls($"http://127.0.0.1:{builder.Configuration["APP_PORT"]}").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(new Diary(builder.Configuration["DIARY"]));
builder.Services.AddDaprWorkflow(work =>
{
    work.RegisterWorkflow<EveryStep>();
    work.RegisterWorkflow<Child>();
    work.RegisterWorkflow<FanOut>();
    work.RegisterWorkflow<Sequence>();
    work.RegisterWorkflow<Nothing>();
    work.RegisterActivity<Work>();
    work.RegisterActivity<Refuse>();
    work.RegisterActivity<Echo>();
});
var app = builder.Build();
app.MapMessages();
await app.RunAsync();
