using EduStream.EnrichVideo;
using EduStream.Pipeline.Enrichment;
using EduStream.Pipeline.Progress;
using EduStream.Pipeline.Reports;
using EduStream.Pipeline.Uploads;
using EduStream.PublishVideo;
using EduStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPublishVideo(workflows => workflows.RegisterEnrichVideo());
builder.AddEnrichVideo();
builder.AddUploadEvents();
builder.AddEnrichment();
builder.AddProgress();

var app = builder.Build();
app.UseServiceDefaults();
app.MapUploadEvents();
app.MapEnrichment();
app.MapProgress();
app.MapReports();
app.Run();
