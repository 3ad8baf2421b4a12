using EduStream.Pipeline.Progress;
using EduStream.Pipeline.Republishing;
using EduStream.Pipeline.Retiring;
using EduStream.Pipeline.Retry;
using EduStream.Pipeline.Sweeping;
using EduStream.Pipeline.Uploads;
using EduStream.PublishVideo;
using EduStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPublishVideo();
builder.AddUploadEvents();
builder.AddProgress();
builder.AddRetry();
builder.AddVersionSweep();

var app = builder.Build();
app.UseServiceDefaults();
app.MapUploadEvents();
app.MapRepublishEvents();
app.MapRetirementEvents();
app.MapProgress();
app.MapRetry();
app.MapVersionSweep();
app.Run();
