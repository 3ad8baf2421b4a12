using EduStream.Pipeline.Progress;
using EduStream.Pipeline.Reports;
using EduStream.Pipeline.Uploads;
using EduStream.PublishVideo;
using EduStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPublishVideo();
builder.AddUploadEvents();
builder.AddProgress();

var app = builder.Build();
app.UseServiceDefaults();
app.MapUploadEvents();
app.MapProgress();
app.MapReports();
app.Run();
