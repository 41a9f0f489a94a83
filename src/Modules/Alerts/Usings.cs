global using Platform.Alerts.Domain.Labels;
